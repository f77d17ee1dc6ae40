"""JavaScript's methods of strings."""

from __future__ import annotations

import pytest

from transform.product import javascript_texts as js


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("a a", "a", "b", "b a"),
        ("abc", "x", "y", "abc"),
        ("abc", "b", "$$", "a$c"),
        ("abc", "b", "[$&]", "a[b]c"),
        ("abc", "b", "$`", "aac"),
        ("abc", "b", "$'", "acc"),
        ("abc", "b", "$1", "a$1c"),
    ],
)
def test_only_the_first_occurrence_is_replaced_and_dollars_count(text, old, new, after):
    assert js.replace_first(text, old, new) == after


def test_white_space_is_javascripts():
    assert js.trim("\ufeff\u00a0 a b\n\u2028") == "a b"
    assert js.trim("\x1fa\x85") == "\x1fa\x85"
    assert js.without_whitespace(" a\u3000b\x1f\r\nc ") == "ab\x1fc"


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("abcdef", 1, 3, "bc"),
        ("abcdef", 4, 2, "cd"),
        ("abc", -5, 2, "ab"),
        ("abc", 2, None, "c"),
        ("abc", 1, 99, "bc"),
        ("\U0001f600bc", 1, 3, "\ude00b"),
        ("\U0001f600bc", 2, None, "bc"),
    ],
)
def test_substring(text, start, end, expected):
    assert js.substring(text, start, end) == expected
