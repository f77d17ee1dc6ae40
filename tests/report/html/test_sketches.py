"""What is drawn of a widget."""

from __future__ import annotations

import pytest

from transform.report.html.grid import Box
from transform.report.html.sketches import sketch


def drawn(kind, width=200, height=40, mask=str, **properties):
    return sketch(Box({"type": kind, "widgetName": "W", **properties}, 10, 20, width, height), mask)


def labels(found):
    return [item.text for item in found.items]


def test_a_table_shows_its_first_columns_in_their_order_without_hidden_ones():
    columns = {
        "a": {"label": "Name"},
        "b": {"label": "Secret", "isVisible": False},
        "c": {},
        "d": {"label": "Sum"},
    }
    found = drawn("TABLE_WIDGET_V2", 200, 100, primaryColumns=columns, columnOrder=["d", "a"])
    assert labels(found) == ["Sum", "Name", "c"]
    assert labels(drawn("TABLE_WIDGET_V2", 70, 100, primaryColumns=columns)) == ["Name"]


def test_a_table_without_columns_shows_where_its_rows_come_from():
    assert drawn("TABLE_WIDGET", 200, 100, tableData="{{list_orders.data}}").text == "{list_orders.data}"


def test_an_input_has_its_label_and_an_empty_field():
    found = drawn("INPUT_WIDGET_V2", label="Name", defaultText="Ada", placeholderText="Your name")
    assert (found.label, found.text, found.top) == ("Name", "Your name", 14)
    assert drawn("INPUT_WIDGET_V2", height=20, label="Name").left > 0


def test_the_first_words_of_a_text_are_in_as_many_lines_as_fit():
    found = drawn("TEXT_WIDGET", 60, 30, text="one two three four five six seven eight")
    assert len(found.lines) == 2
    assert found.lines[-1].endswith("…")


def test_tabs_and_buttons_show_their_labels_in_their_order():
    tabs = {"t1": {"label": "Second", "index": 1}, "t2": {"label": "First", "index": 0}}
    assert labels(drawn("TABS_WIDGET", tabsObj=tabs)) == ["First", "Second"]
    assert labels(drawn("BUTTON_GROUP_WIDGET", groupButtons=tabs)) == ["First", "Second"]


def test_options_stand_beside_each_other():
    options = [{"label": "Yes", "value": "Y"}, {"label": "No", "value": "N"}, 7]
    found = drawn("RADIO_GROUP_WIDGET", options=options)
    assert labels(found) == ["Yes", "No"]
    assert found.items[0].x < found.items[1].x


def test_a_form_made_from_data_shows_its_fields():
    fields = {"b": {"label": "Second", "position": 1}, "a": {"label": "First", "position": 0}}
    found = drawn(
        "JSON_FORM_WIDGET", 200, 200, title="Edit", schema={"__root_schema__": {"children": fields}}
    )
    assert (found.text, labels(found), found.label) == ("Edit", ["First", "Second"], "Submit")


def test_all_that_comes_from_the_document_is_masked():
    def mask(text):
        return text.replace("hush", "(secret)")

    for kind in ("BUTTON_WIDGET", "TEXT_WIDGET", "CHECKBOX_WIDGET", "CHART_WIDGET", "INPUT_WIDGET_V2"):
        found = drawn(
            kind, 300, 60, mask, text="hush", label="hush", chartName="hush", placeholderText="hush"
        )
        assert "hush" not in repr(found)
        assert "(secret)" in repr(found)


ODD = [
    None,
    7,
    "x",
    [],
    {},
    [None],
    {"a": None},
    {"a": {"label": 7, "index": "x"}},
    True,
    [[{}]],
    {"__root_schema__": 1},
]


@pytest.mark.parametrize(
    "kind", ["TABLE", "TABS", "BUTTON_GROUP", "RADIO_GROUP", "JSON_FORM", "LIST", "TEXT", "INPUT", "MODAL"]
)
@pytest.mark.parametrize("odd", ODD)
def test_odd_values_are_drawn_too(kind, odd):
    keys = (
        "text",
        "label",
        "labelText",
        "primaryColumns",
        "columnOrder",
        "tabsObj",
        "groupButtons",
        "options",
    )
    more = ("schema", "children", "textAlign", "title", "tableData", "widgetName")
    for size in ((3, 3), (200, 100)):
        found = drawn(f"{kind}_WIDGET", *size, **dict.fromkeys((*keys, *more), odd))
        assert (found.w, found.h) == size
