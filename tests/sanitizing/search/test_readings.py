"""Other readings of a text find what it hides, at the place where it is written."""

from __future__ import annotations

import base64
import json

import pytest
from makers import ALNUM, Maker

from transform.sanitizing.rules import all_rules
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
