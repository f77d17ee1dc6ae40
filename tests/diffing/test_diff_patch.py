"""Patches turn one value into another exactly, as jsonpatch sees it too."""

from __future__ import annotations

import copy

import jsonpatch
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.document.patch import apply, create, same
from transform.errors import InputError, LimitError

values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-3, 3) | st.text("ab/~", max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("ab/~", max_size=2), inner, max_size=4)
    ),
    max_leaves=15,
)


@given(values, values)
def test_jsonpatch_gives_the_second_value_of_the_first(before, after):
    given_before = copy.deepcopy(before)
    operations = create(before, after)
    assert same(jsonpatch.apply_patch(copy.deepcopy(before), copy.deepcopy(operations)), after)
    assert same(apply(before, operations), after)
    assert same(before, given_before)


@given(values)
def test_equal_values_need_no_operation(value):
    assert create(value, copy.deepcopy(value)) == []


@pytest.mark.parametrize(
    ("left", "right"), [(6, 6.0), (True, 1), (False, 0), ([1], [True]), ({"a": 1}, {"a": 1.0})]
)
def test_types_count(left, right):
    assert not same(left, right)
    assert same(apply(left, create(left, right)), right)


@pytest.mark.parametrize(
    "value",
    [10**40, -(2**63) - 1, 1e300, "\ud83d", {"\ud800": [0.1]}, {"a/b~c": {"": None}}, -0.0, [[], {}]],
    ids=repr,
)
def test_values_come_out_of_a_patch_exactly(value):
    before, after = {"x": 6, "list": [1, 2]}, {"x": value, "list": [1, value, 2]}
    assert same(apply(before, create(before, after)), after)
    assert same(apply(after, create(after, before)), before)


def test_operations_that_only_others_write_work_too():
    document = {"a": {"b": 1}, "c": []}
    moved = [
        {"op": "test", "path": "/a/b", "value": 1},
        {"op": "copy", "from": "/a", "path": "/c/-"},
        {"op": "move", "from": "/a/b", "path": "/d"},
    ]
    assert apply(document, moved) == {"a": {}, "c": [{"b": 1}], "d": 1}
    assert document == {"a": {"b": 1}, "c": []}


def test_a_patch_stays_as_it_is_where_a_later_operation_changes_what_an_earlier_one_added():
    operations = [
        {"op": "add", "path": "/a", "value": {"b": 1}},
        {"op": "replace", "path": "/a/b", "value": 2},
    ]
    assert apply({}, operations) == {"a": {"b": 2}}
    assert operations[0]["value"] == {"b": 1}


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        ({"op": "remove", "path": "/x"}, "does not fit"),
        ({"op": "replace", "path": "/a/5", "value": 1}, "does not fit"),
        ({"op": "replace", "path": "/x", "value": 1}, "does not fit"),
        ({"op": "add", "path": "/a/b", "value": 1}, "does not fit"),
        ({"op": "add", "path": "/a/01", "value": 1}, "does not fit"),
        ({"op": "add", "path": "/x/y", "value": 1}, "does not fit"),
        ({"op": "add", "path": "/a/0/y", "value": 1}, "does not fit"),
        ({"op": "move", "from": "/x", "path": "/y"}, "does not fit"),
        ({"op": "test", "path": "/a/0", "value": 2}, "test operation of the patch fails"),
        ({"op": "test", "path": "/x", "value": 2}, "test operation of the patch fails"),
        ({"op": "add", "path": "/a"}, "invalid operation"),
        ({"op": "upsert", "path": "/a", "value": 1}, "invalid operation"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(operation, message):
    with pytest.raises(InputError, match=message) as caught:
        apply({"a": [1]}, [operation])
    assert caught.value.pointer == operation["path"]


@pytest.mark.parametrize("operation", [{"op": "add"}, {"path": "/a"}, {"op": "add", "path": 5}, None, "add"])
def test_what_is_no_operation_is_refused(operation):
    with pytest.raises(InputError):
        apply({"a": [1]}, [operation])


def test_values_that_are_nested_too_deeply_are_refused():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(LimitError):
        apply(deep, [])
