"""Escapes of every kind are read, and what was found is given where it was written."""

from __future__ import annotations

import html
import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.sanitizing.search.escapes import unescaped


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"a\x54b", "aTb"),
        (r"a\u0054b", "aTb"),
        (r"a\u{54}b", "aTb"),
        (r"\ud83d\ude00", "😀"),
        (r"a\/b\'c\`\$", "a/b'c`$"),
        (r"a\nb\\c", "a\nb\\c"),
        ("a%40b%c3%a9", "a@bé"),
        ("a&#39;b&apos;c&#x22;d&amp;", "a'b'c\"d&"),
    ],
)
def test_each_kind_of_escape(text, read):
    assert unescaped(text).text == read


@pytest.mark.parametrize("text", ["", "plain", "50% of a&b", "\\", "%zz", r"\xzz"])
def test_what_is_no_escape_is_none(text):
    assert unescaped(text) is None


@pytest.mark.parametrize("write", [lambda s: json.dumps(s)[1:-1], html.escape, lambda s: quote(s, safe="")])
@given(st.text(max_size=8), st.text(min_size=1, max_size=8), st.text(max_size=8))
def test_a_part_is_given_where_it_was_written(write, before, value, after):
    if "\ud800" <= max(before + value + after) <= "\udfff":
        return
    text = write(before) + write(value) + write(after)
    made = unescaped(text)
    if made is not None and made.text == before + value + after:
        start, end = made.span(len(before), len(before) + len(value))
        assert text[start:end] == write(value)
