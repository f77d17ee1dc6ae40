"""Pointer patterns name places: `*` any one token, `**` any number of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transform
from transform.document.pointer_patterns import covers, matches, parse_pattern

DOCUMENT = {"a": [{"b": 1}, {"b": {"c": 2}}], "a/b": 3, "c": 4}


@pytest.mark.parametrize(
    ("pattern", "places"),
    [
        ("/c", [("c",)]),
        ("/a~1b", [("a/b",)]),
        ("/a/*/b", [("a", 0, "b"), ("a", 1, "b")]),
        ("/a/1/b", [("a", 1, "b")]),
        ("/**/c", [("a", 1, "b", "c"), ("c",)]),
        ("/a/**", [("a",), ("a", 0), ("a", 0, "b"), ("a", 1), ("a", 1, "b"), ("a", 1, "b", "c")]),
        ("/x", []),
    ],
)
def test_places_of_a_pattern(pattern, places):
    assert sorted(map(str, (path for path, _ in matches(DOCUMENT, parse_pattern(pattern))))) == sorted(
        map(str, places)
    )


def test_a_pattern_covers_what_lies_below():
    pattern = parse_pattern("/a/*/b")
    assert covers(pattern, ("a", 0, "b"))
    assert covers(pattern, ("a", 0, "b", "c"))
    assert not covers(pattern, ("a", 0))


@given(st.lists(st.sampled_from(["a", "b", "*", "**"]), min_size=1, max_size=5))
def test_what_matches_is_covered(tokens):
    pattern = tuple(tokens)
    document = {"a": {"a": {"b": {"a": {"b": 1}}}, "b": {"a": 1}}, "b": {"b": [1]}}
    assert all(covers(pattern, path) for path, _ in matches(document, pattern))


@pytest.mark.parametrize("text", ["", "a", "a/b"])
def test_other_texts_are_refused(text):
    with pytest.raises(transform.InputError, match="begins with /"):
        parse_pattern(text)
