"""What of the values inside an entity is a change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_export import brief, changes, export, page

from transform.diffing.renames import Renames
from transform.diffing.values import Comparison

NOTHING_RENAMED = Renames().view(None)


def leaves(before, after, **options):
    found = Comparison(NOTHING_RENAMED, **options).leaves({"v": before}, {"v": after})
    return sorted((leaf.kind, leaf.path.removeprefix("/v")) for leaf in found)


def tabs(**places):
    return {key: {"id": key, "index": place} for key, place in places.items()}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([1, 2, 3], [2, 3], [("remove", "/0")]),
        ([1, 2], [1, 9, 2], [("add", "/1")]),
        ([1, 2, 3], [3, 1, 2], [("move", "")]),
        (["a", "b", "c"], ["c", "x", "a", "b"], [("add", "/1"), ("move", "")]),
        ([{"id": "a", "n": 1}, {"id": "b"}], [{"id": "b"}, {"id": "a", "n": 2}], [("modify", "/0/n"), ("move", "")]),
        ([{"n": 1}, {"n": 2}], [{"n": 1}, {"n": 3}], [("modify", "/1/n")]),
        ([1, 1], [1, 1, 1], [("add", "/2")]),
        ([{"key": "", "v": 1}] * 2, [{"key": ""}, {"key": "", "v": 1}], [("remove", "/0/v")]),
        (tabs(a=0, b=1), tabs(a=1, b=0), [("move", "")]),
        (tabs(a=0, b=1), tabs(a=3, b=7), []),
        (tabs(a=0, b=1), tabs(x=0, a=1, b=2), [("add", "/x")]),
        (tabs(a=0, b=0), tabs(a=0, b=1), [("modify", "/b/index")]),
        ({"createdAt": 1}, {"createdAt": 2}, [("modify", "/createdAt")]),
        (True, 1, [("modify", "")]),
        ({"mybo9ww0fl": {"a": 1}}, {"yjqre7n6xw": {"a": 1}}, []),
        ({"mybo9ww0fl": {"a": 1}}, {"yjqre7n6xw": {"a": 2}}, [("add", "/yjqre7n6xw"), ("remove", "/mybo9ww0fl")]),
        ({"first": {"a": 1}}, {"second": {"a": 1}}, [("add", "/second"), ("remove", "/first")]),
        (1, None, [("modify", "")]),
    ],
)  # fmt: skip
def test_lists_and_containers(before, after, expected):
    assert leaves(before, after) == expected


def test_null_is_absent_in_what_the_server_keeps_and_a_value_in_widgets():
    assert leaves({"a": None}, {}) == [("remove", "/a")]
    assert leaves({"a": None}, {}, nulls=False) == []
    assert leaves({"a": None}, {"a": 1}, nulls=False) == [("modify", "/a")]


values = st.recursive(
    st.none() | st.integers(-2, 2) | st.text("ab", max_size=2),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abi", max_size=2), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(values, values)
def test_only_equal_values_have_no_differences(before, after):
    assert bool(leaves(before, after)) is (repr_of(before) != repr_of(after))


def repr_of(value):
    """Return a text that is equal for equal values; keys in any order."""
    if isinstance(value, dict):
        return "{}" + repr(sorted((key, repr_of(item)) for key, item in value.items()))
    return repr([*map(repr_of, value)]) if isinstance(value, list) else repr(value)


def test_members_of_an_entity_that_have_an_index_are_no_order_of_it():
    before, after = (
        export(page("P"), editModeTheme={"x": {"index": one}, "y": {"index": two}})
        for one, two in ((1, 2), (2, 1))
    )
    assert [brief(change)[2:] for change in changes(before, after)] == [
        ("/x/index", 1, 2),
        ("/y/index", 2, 1),
    ]
