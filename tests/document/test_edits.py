"""Edits change places and copy only what leads to them."""

from __future__ import annotations

import copy

import pytest

from transform.document.edits import REMOVED, apply, rename

DOCUMENT = {"a": {"b": [1, {"c": 2}], "d": 3}, "e": {"f": 4}}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({("a", "d"): 9}, {"a": {"b": [1, {"c": 2}], "d": 9}, "e": {"f": 4}}),
        ({("a", "d"): REMOVED}, {"a": {"b": [1, {"c": 2}]}, "e": {"f": 4}}),
        ({("a", "b", 0): REMOVED}, {"a": {"b": [None, {"c": 2}], "d": 3}, "e": {"f": 4}}),
        ({("a",): None, ("a", "d"): 9}, {"a": None, "e": {"f": 4}}),
        ({("a", "b", 1, "c"): 5, ("a", "b"): []}, {"a": {"b": [], "d": 3}, "e": {"f": 4}}),
        ({("x",): 1}, {**DOCUMENT, "x": 1}),
        ({("x", "y"): 1}, DOCUMENT),
    ],
)
def test_places_are_changed(edits, expected):
    before = copy.deepcopy(DOCUMENT)
    done = apply(DOCUMENT, edits)
    assert done == expected
    assert before == DOCUMENT


def test_what_is_not_changed_is_shared():
    assert apply(DOCUMENT, {}) is DOCUMENT
    assert apply(DOCUMENT, {("a", "d"): 9})["e"] is DOCUMENT["e"]


def test_keys_are_renamed_in_their_order_inner_ones_first():
    done = rename(DOCUMENT, {("a",): "z", ("a", "b"): "y", ("a", "b", 1, "c"): "x"})
    assert done == {"z": {"y": [1, {"x": 2}], "d": 3}, "e": {"f": 4}}
    assert list(done) == ["z", "e"]
    assert list(done["z"]) == ["y", "d"]


def test_a_name_that_is_taken_gets_a_number():
    assert rename({"a": 1, "b": 2, "n": 3}, {("a",): "n", ("b",): "n"}) == {"n_2": 1, "n_3": 2, "n": 3}
