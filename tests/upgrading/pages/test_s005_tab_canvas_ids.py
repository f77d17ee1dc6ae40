import json

import pytest
from one_step import step_widget, step_widgets

CANVAS = {"type": "CANVAS_WIDGET", "tabId": "t1", "widgetId": "c1"}


def test_empty_entries_leave_the_children():
    assert step_widgets(5, None, False, "", {"type": "TEXT_WIDGET"}) == [{"type": "TEXT_WIDGET"}]


@pytest.mark.parametrize("as_text", [True, False])
def test_a_tab_learns_the_id_of_its_canvas(as_text):
    tabs = [{"id": "t1", "label": "Ö"}, {"id": "t2"}]
    widget = {"type": "TABS_WIDGET", "tabs": json.dumps(tabs) if as_text else tabs, "children": [CANVAS]}
    assert step_widget(5, widget)["tabs"] == '[{"id":"t1","label":"Ö","widgetId":"c1"},{"id":"t2"}]'


@pytest.mark.parametrize("tabs", ["{{q.data}}", None])
def test_tabs_that_cannot_be_read_stay_without_a_word(tabs):
    widget = {"type": "TABS_WIDGET", "tabs": tabs, "children": [CANVAS]}
    assert step_widget(5, widget) == widget


@pytest.mark.parametrize("children", [None, []])
def test_tabs_without_canvases_are_written_as_text(children):
    widget = {"type": "TABS_WIDGET", "tabs": [{"id": "t1"}], "children": children}
    assert step_widget(5, widget)["tabs"] == '[{"id":"t1"}]'


def test_the_first_of_two_canvases_counts_and_numbers_are_no_texts():
    children = [
        {"tabId": "1", "widgetId": "a"},
        {"tabId": 1, "widgetId": "b"},
        {"tabId": 1.0, "widgetId": "c"},
    ]
    widget = {"type": "TABS_WIDGET", "tabs": '[{"id": 1}, {"id": "1"}, {"id": true}]', "children": children}
    ids = [tab.get("widgetId") for tab in json.loads(step_widget(5, widget)["tabs"])]
    assert ids == ["b", "a", None]


def test_a_canvas_without_id_takes_the_id_of_its_tab_away():
    widget = {"type": "TABS_WIDGET", "tabs": '[{"id": "t1", "widgetId": "x"}]', "children": [{"tabId": "t1"}]}
    assert step_widget(5, widget)["tabs"] == '[{"id":"t1"}]'


def test_tabs_before_the_one_that_fails_keep_what_they_learned():
    tabs = [{"id": "t1"}, None, {"id": "t1"}]
    widget = step_widget(5, {"type": "TABS_WIDGET", "tabs": tabs, "children": [CANVAS]})
    assert widget["tabs"] == [{"id": "t1", "widgetId": "c1"}, None, {"id": "t1"}]
    assert tabs[0] == {"id": "t1"}


@pytest.mark.parametrize("tabs", ['{"id": "t1"}', "null", "7", '"t1"', 7, {}])
def test_tabs_that_are_no_list_stay(tabs):
    widget = {"type": "TABS_WIDGET", "tabs": tabs, "children": [CANVAS]}
    assert step_widget(5, widget) == widget
