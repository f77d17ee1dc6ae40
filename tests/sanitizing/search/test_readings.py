"""Other readings of a text find what it hides, at the place where it is written."""

from __future__ import annotations

import base64
import json

import pytest
from makers import ALNUM, Maker

from transform.sanitizing.rules import all_rules
from transform.sanitizing.search import readings
from transform.sanitizing.search.readings import search_readings
from transform.sanitizing.search.texts import Texts

KEY = "sk_live_" + Maker(8).some(ALNUM, 24)
ENCODED = base64.b64encode(json.dumps({"apiKey": KEY}).encode()).decode()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (f"k = '{KEY[:12]}' + '{KEY[12:]}'", f"{KEY[:12]}' + '{KEY[12:]}"),
        (f"k = ['{KEY[:12]}', '{KEY[12:]}'].join('')", f"{KEY[:12]}', '{KEY[12:]}"),
        (f"k = '{ENCODED}'", ENCODED),
        (f"k = '\\x73k_live_{KEY[8:]}'", f"\\x73k_live_{KEY[8:]}"),
        (f"k = String.fromCharCode({','.join(str(ord(c)) for c in KEY)})", None),
    ],
)
def test_a_key_is_found_where_it_is_written(text, written):
    spans = {text[hit.start : hit.end] for _, hit in search_readings(Texts([text]), list(all_rules()))}
    assert (written or text[4:]) in spans


@pytest.mark.parametrize(
    "text",
    [
        f"'{KEY[:12]}' - '{KEY[12:]}'",
        f"['{KEY[:12]}', '{KEY[12:]}'].join('-')",
        f"'{KEY[:12]}' + \"{KEY[12:]}\"",
    ],
)
def test_pieces_that_are_not_put_together_are_none(text):
    assert list(search_readings(Texts([text]), list(all_rules()))) == []


@pytest.mark.parametrize(
    "text",
    [
        "contrase\\u00f1a = 'Tr0ub4dor99'",
        "\\u043f\\u0430\\u0440\\u043e\\u043b\\u044c = 'Tr0ub4dor99'",
        "\\u5BC6\\u7801: 'Tr0ub4dor99'",
        "\\x70assword = 'Tr0ub4dor99'",
        "\\u{70}assword = 'Tr0ub4dor99'",
        "password:\\u00a0'Tr0ub4dor99'",
    ],
)
def test_escapes_of_what_rules_look_for_are_read(text):
    spans = {text[hit.start : hit.end] for _, hit in search_readings(Texts([text]), list(all_rules()))}
    assert "Tr0ub4dor99" in spans


def test_other_escapes_cost_no_second_search(monkeypatch):
    searched = []
    monkeypatch.setattr(readings, "search", lambda texts, rules: searched.append(texts) or {})
    text = "name: 'Burkard D\\u00f6ring \\u30c6\\u30b9', total: 1 +\"2\""
    assert list(search_readings(Texts([text]), list(all_rules()))) == []
    assert searched == []
