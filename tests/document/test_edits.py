"""Edits change places and copy only what leads to them."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.document.edits import REMOVED, Editor, apply, rename

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


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abc0"), inner, max_size=4),
    max_leaves=12,
)


def paths(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield from paths(child, (*path, key))


@given(JSON, st.data())
def test_an_editor_does_what_changing_a_deep_copy_does(document, data):
    before = copy.deepcopy(document)
    expected = [copy.deepcopy(document)]
    editor = Editor(document)
    for _ in range(data.draw(st.integers(1, 6))):
        path = data.draw(st.sampled_from(list(paths(expected[0]))))
        value = data.draw(JSON)
        owner, key = expected, 0
        for token in path:
            owner, key = owner[key], token
        kind = data.draw(st.sampled_from(["set", "insert", "remove"])) if path else "set"
        if kind == "remove":
            del owner[key]
            editor.remove(path)
        elif kind == "insert" and isinstance(owner, list):
            owner.insert(key, copy.deepcopy(value))
            editor.insert(path, value)
        else:
            owner[key] = copy.deepcopy(value)
            editor.set(path, value)
        assert editor.document == expected[0]
    assert document == before


def test_an_editor_copies_each_container_once_and_only_on_the_way():
    editor = Editor(DOCUMENT)
    assert editor.document is DOCUMENT
    editor.set(("a", "d"), 9)
    mine = editor.document["a"]
    editor.set(("a", "b", "1", "c"), 5)
    assert editor.document["a"] is mine
    assert editor.document["e"] is DOCUMENT["e"]


@pytest.mark.parametrize(
    "path", [("a", "b", 2), ("a", "b", "-"), ("a", "d", "x"), ("q", "r"), ("a", "b", -1)]
)
def test_an_editor_refuses_a_path_that_leads_nowhere(path):
    with pytest.raises(KeyError):
        Editor(DOCUMENT).set(path, 1)
    assert Editor(DOCUMENT).document is DOCUMENT


def test_an_item_can_be_inserted_after_the_last_one():
    editor = Editor(DOCUMENT)
    editor.insert(("a", "b", 2), "new")
    assert editor.document["a"]["b"] == [1, {"c": 2}, "new"]
