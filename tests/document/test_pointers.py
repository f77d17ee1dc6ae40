"""JSON Pointers as RFC 6901 defines them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.document.pointers import escape, join, resolve, split


@given(st.lists(st.text()))
def test_splitting_undoes_joining(tokens):
    assert split(join("", *tokens)) == tokens


@pytest.mark.parametrize(
    ("pointer", "value"),
    [("", {"a~/b": [10, 20], "": 0}), ("/a~0~1b/1", 20), ("/", 0)],
)
def test_a_pointer_is_followed(pointer, value):
    assert resolve({"a~/b": [10, 20], "": 0}, pointer) == value


@pytest.mark.parametrize("pointer", ["/b", "/a/2", "/a/-1", "/a/x", "/a/0/z"])
def test_a_pointer_to_nothing_raises(pointer):
    with pytest.raises(KeyError):
        resolve({"a": [1, 2]}, pointer)


def test_the_two_special_characters_are_escaped():
    assert escape("a~/b") == "a~0~1b"
