"""What counts as the same in a merge, and what means nothing only where it is the product's own."""

from __future__ import annotations

import pytest

from transform.diagnostics import Entity
from transform.merging.equality import differs_beyond, means_the_same, text_of
from transform.merging.results import ABSENT
from transform.merging.strategies import INSIGNIFICANT
from transform.merging.values import Settlement, ValueMerge

NAMES = ("createdAt", "updatedAt", "key", "slug", "bottomRow", "version", "isValid")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (6, 6.0, True),
        ([{"x": 6}], [{"x": 6.0}], True),
        (1, True, False),
        (True, "True", False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        (10**20, 1e20, False),
        (None, ABSENT, False),
    ],
)
def test_meaning(left, right, expected):
    assert means_the_same(left, right) is expected


def test_a_value_that_no_json_writer_takes_has_a_text():
    assert text_of("\ud800") != text_of("\ud801")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("around", ["primaryColumns", "actionConfiguration", "schema"])
def test_a_name_of_a_person_is_no_member_of_the_product(name, around):
    one, two = ({around: {name: {"label": label}}} for label in "ab")
    assert differs_beyond(INSIGNIFICANT, one, two)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "wrap",
    [
        lambda value: value,
        lambda value: {"unpublishedPage": {"layouts": [{"dsl": {"children": [value]}}]}},
        lambda value: {"unpublishedAction": {"datasource": value}},
        lambda value: {"template": {"Text1": value}},
    ],
    ids=["widget", "widget of a page", "datasource of a query", "template of a list"],
)
def test_a_member_of_the_product_means_nothing_wherever_it_is(name, wrap):
    assert not differs_beyond(INSIGNIFICANT, wrap({name: 1, "x": 1}), wrap({name: 2, "x": 1}))


@pytest.mark.parametrize("name", ["createdAt", "updatedAt", "key", "slug", "minHeight"])
def test_both_edits_of_a_column_come_out_whatever_its_name(name):
    base = {"primaryColumns": {name: {"label": "a", "width": 1}}}
    ours = {"primaryColumns": {name: {"label": "b", "width": 1}}}
    theirs = {"primaryColumns": {name: {"label": "a", "width": 2}}}
    settled = Settlement()
    merged = ValueMerge(settled, Entity("widget", "Page1", "Table1", "t")).members("", base, ours, theirs)
    assert merged == {"primaryColumns": {name: {"label": "b", "width": 2}}}
    assert not settled.conflicts


def test_two_names_for_one_header_are_a_conflict():
    def headers(key):
        return {"actionConfiguration": {"headers": [{"key": key, "value": ""}, {"key": "", "value": ""}]}}

    settled = Settlement()
    merge = ValueMerge(settled, Entity("query", "Page1", "Api1", "q"))
    merge.members("/unpublishedAction", headers(""), headers("Accept"), headers("Origin"))
    assert [conflict.pointer for conflict in settled.conflicts] == [
        "/unpublishedAction/actionConfiguration/headers/0/key"
    ]


def test_what_the_product_draws_of_a_layout_is_no_conflict():
    def page(slug):
        return {"layouts": [{"id": "Page1", "layoutOnLoadActions": [[{"id": slug}]]}], "slug": slug}

    settled = Settlement()
    merge = ValueMerge(settled, Entity("page", "Page1", "Page1", "p"))
    assert merge.members("/unpublishedPage", page("a"), page("b"), page("c")) == page("b")
    assert not settled.conflicts
