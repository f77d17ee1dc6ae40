"""Patches turn one value into another exactly, as jsonpatch sees it too."""

from __future__ import annotations

import copy

import jsonpatch
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.document.patch import apply, create, same
from transform.errors import InputError

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
    "operation",
    [
        {"op": "remove", "path": "/x"},
        {"op": "replace", "path": "/a/5", "value": 1},
        {"op": "add", "path": "/a/b", "value": 1},
        {"op": "add", "path": "/x/y", "value": 1},
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(operation):
    with pytest.raises(InputError) as caught:
        apply({"a": [1]}, [operation])
    assert caught.value.pointer == operation["path"]
