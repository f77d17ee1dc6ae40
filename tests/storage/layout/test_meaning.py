"""What counts as a change, and what survives one."""

from __future__ import annotations

from typing import Any

import pytest

from transform.storage.layout.meaning import carried, in_order_of, same_meaning, without_nulls


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": 1}, {"a": 1.0}),
        ({"a": 1, "b": None}, {"a": 1}),
        ({"a": {"b": None}}, {"a": {}}),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
        ({"deleted": False, "policies": []}, {}),
    ],
)
def test_the_same(before: Any, after: Any) -> None:
    assert same_meaning(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": 1}, {"a": True}),
        ({"a": 0}, {"a": False}),
        ({"a": [None]}, {"a": []}),
        ({"a": ""}, {}),
        ({"a": []}, {}),
        ({"a": "1"}, {"a": 1}),
        ({"a": {}}, {"a": []}),
        ({"policies": ["x"]}, {}),
        ({"a": 2**60}, {"a": 2**60 + 1}),
    ],
)
def test_a_change(before: Any, after: Any) -> None:
    assert not same_meaning(before, after)


def test_unknown_members_of_a_file_are_carried_over_but_not_named_ones() -> None:
    source = {"known": {"x": 1, "new": 2, "other": 3}, "secret": 4, "future": 5}
    raw = {"known": {"x": 0, "new": 0}, "secret": 0, "future": 0, "gone": 0}
    stored = carried({"known": {"x": 1}}, source, raw, frozenset(("secret",)))
    assert stored == {"known": {"x": 1, "new": 2}, "future": 5}


def test_keys_take_the_order_of_the_file() -> None:
    value = in_order_of({"a": 1, "new": 2, "c": {"y": 1, "x": 2}}, {"c": {"x": 0, "y": 0}, "gone": 0, "a": 0})
    assert [*value] == ["c", "a", "new"] and [*value["c"]] == ["x", "y"]


def test_nulls_of_objects_go_those_of_lists_stay() -> None:
    assert without_nulls({"a": None, "b": [None, {"c": None}]}) == {"b": [None, {}]}
