import pytest
from one_step import run_step, step_widgets


def test_canvases_are_numbered_in_reading_order_and_others_take_no_number():
    inner = {"type": "CANVAS_WIDGET", "widgetName": "Canvas44"}
    widgets = step_widgets(
        7,
        {"type": "CANVAS_WIDGET", "widgetName": "CanvasFoo", "children": [inner]},
        {"type": "CANVAS_WIDGET", "widgetName": "k3x9"},
        {"type": "CANVAS_WIDGET", "widgetName": "Canvas1", "name": "Tab 1"},
    )
    assert [w["widgetName"] for w in widgets] == ["Canvas1", "k3x9", "Canvas3"]
    assert widgets[0]["children"][0]["widgetName"] == "Canvas2"
    assert widgets[2]["name"] == "Canvas3"


def test_a_canvas_without_name_is_reported_and_the_next_goes_on():
    done = run_step(7, {"type": "CANVAS_WIDGET"}, {"type": "CANVAS_WIDGET", "widgetName": "Canvas9"})
    assert done.document["children"][1]["widgetName"] == "Canvas1"
    assert len(done.diagnostics) == 1


@pytest.mark.parametrize("name", [None, 7, ["Canvas1"], {}])
def test_a_name_that_is_no_text_is_reported(name):
    canvas = {"type": "CANVAS_WIDGET", "widgetName": name}
    done = run_step(7, canvas)
    assert done.document["children"] == [canvas]
    assert len(done.diagnostics) == 1


def test_an_empty_label_stays():
    (widget,) = step_widgets(7, {"type": "CANVAS_WIDGET", "widgetName": "Canvas5", "name": ""})
    assert widget == {"type": "CANVAS_WIDGET", "widgetName": "Canvas1", "name": ""}
