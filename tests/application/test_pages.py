"""Walking a page's widget tree."""

from __future__ import annotations

import pytest

from transform.application.pages import walk, widgets_of
from transform.errors import LimitError

PAGE = {
    "widgetName": "Root",
    "children": [
        {"widgetName": "A", "children": [{"widgetName": "B"}]},
        None,
        {"widgetName": "C", "children": "no list"},
    ],
}


def test_parents_come_before_children_in_the_order_of_the_lists():
    assert [visited.widget["widgetName"] for visited in walk(PAGE)] == ["Root", "A", "B", "C"]


def test_each_visit_tells_pointer_parent_and_depth():
    found = {
        v.widget["widgetName"]: (v.pointer, v.parent and v.parent["widgetName"], v.depth) for v in walk(PAGE)
    }
    assert found["Root"] == ("", None, 0)
    assert found["B"] == ("/children/0/children/0", "A", 2)
    assert found["C"] == ("/children/2", "Root", 1)


def test_a_page_of_any_depth_is_walked():
    page = {}
    for _ in range(20_000):
        page = {"children": [page]}
    assert sum(1 for _ in walk(page)) == 20_001


def test_the_number_of_widgets_is_limited():
    with pytest.raises(LimitError):
        list(walk({"children": [{}, {}, {}]}, limit=3))


def test_widgets_are_listed_without_their_places():
    page = {
        "widgetId": "0",
        "children": [{"widgetId": "a", "children": [{"widgetId": "b"}, None]}, {"widgetId": "c"}],
    }
    assert sorted(widget["widgetId"] for widget in widgets_of(page)) == ["0", "a", "b", "c"]
    with pytest.raises(LimitError):
        widgets_of(page, limit=3)
