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
