"""Copies of values are found in every spelling, and only of values that mean something."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.sanitizing.proposals import KnownValue
from transform.sanitizing.search.copies import Copies, in_base64, is_distinctive, possible_copies, spellings
from transform.sanitizing.search.texts import Texts


def found(values, text):
    copies = Copies(KnownValue(value, "secret") for value in values)
    hits = copies.find(Texts(["before", text, "after"])).get(text, [])
    return {text[hit.start : hit.end] for hit in hits}


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("k9#d8", "secret", True),
        ("abc", "secret", False),
        ("dragon", "secret", False),  # a short word
        ("dragonfly", "secret", True),
        ("482133", "secret", True),
        ("4821", "secret", False),
        ("password", "secret", False),
        ("REDACTED", "secret", False),
        ("{{appsmith.store.x}}", "secret", False),
        ("db.corp.test", "environment", True),
        ("postgres", "environment", False),
        ("orders", "environment", False),
        ("workspace-4711", "environment", True),
        ("5432", "environment", False),
    ],
)
def test_values_that_mean_something(value, kind, expected):
    assert is_distinctive(value, kind) is expected


@given(st.text(min_size=1, max_size=30))
def test_spellings_are_what_the_standard_library_writes(value):
    made = spellings(value)
    assert {value, json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]} <= made
    assert {html.escape(value), quote(value, errors="replace"), quote_plus(value, errors="replace")} <= made


@given(st.text(max_size=5), st.text(min_size=7, max_size=20), st.text(max_size=5))
def test_base64_of_any_text_around_a_value_holds_one_of_its_pieces(before, value, after):
    encoded = base64.b64encode((before + value + after).encode()).decode()
    assert any(piece in encoded for piece in in_base64(value))


def test_a_word_counts_only_where_it_stands_alone():
    assert found(["dragonfly"], "a dragonfly flies") == {"dragonfly"}
    assert found(["dragonfly"], "dragonflies and dragonfly2") == set()


def test_base64_is_found_as_a_whole():
    encoded = base64.b64encode(b"user:k9#d8f7a").decode()
    assert found(["k9#d8f7a"], f"Basic {encoded};") == {encoded}


def test_values_whose_spellings_share_nothing_are_found_too():
    assert found(["&/(=&/(="], "x &/(=&/(= y") == {"&/(=&/(="}


def test_many_values_are_found_in_one_pass():
    values = [f"key-{number:04d}-x" for number in range(2000)]
    text = "; ".join(values[::7])
    assert found(values, text) == set(values[::7])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("P@ss!word1'(x)", "P%40ss!word1'(x)"),  # encodeURIComponent
        ("P@ss:word1", "P%40ss:word1"),
        ("P@ss/word1", "P%2540ss%252Fword1"),
        ("ab/cd+Ef9/gh1", r"ab\/cd+Ef9\/gh1"),
        ("abcd<'Ef9gh>&1=", r"abcd\u003c\u0027Ef9gh\u003e\u00261\u003d"),  # Gson
        ("abc'Ef9\"gh1", "abc&#39;Ef9&#34;gh1"),
        ("abc'Ef9\"gh1", "abc&apos;Ef9&#x22;gh1"),
        ("Tr0ub4dorXyz9Qm", r"\x54r0ub4dor\u0058yz9Qm"),
        ("ab${cd}9x", r"ab\${cd}9x"),
        ("a\"b'c9d\\x1", json.dumps(json.dumps(json.dumps("a\"b'c9d\\x1")[1:-1])[1:-1])[1:-1]),
        ("100%40x;9a&amp;b", json.dumps(quote("100%40x;9a&amp;b", safe=""))[1:-1]),
    ],
)
def test_spellings_with_any_characters_escaped(value, written):
    assert found([value], f"x = '{written}';") == {written}


def test_many_values_that_share_their_longest_run_are_found():
    values = [f"commonprefix!{number:04d}x" for number in range(300)]
    assert found(values, "; ".join(values[::7])) == set(values[::7])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Save", set()),
        ("{{Table1.selectedRow.id}}", set()),
        ("login('admin', 'hunter-22')", {"hunter-22"}),
        ("select 1\nfrom customers_eu\nwhere a = 1", {"customers_eu"}),
        ('"correct horse"', {"correct horse"}),
        ("Submit order", {"Submit order"}),
    ],
    ids=["a word", "code", "an argument", "a query", "a phrase in quotes", "a short text"],
)
def test_words_phrases_and_short_texts_may_be_copies(text: str, expected: set[str]) -> None:
    assert possible_copies([text]) == expected
