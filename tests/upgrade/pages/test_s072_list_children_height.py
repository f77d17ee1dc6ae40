from one_step import step_widget, step_widgets


def test_only_widgets_below_a_list_get_a_fixed_height_and_no_canvases():
    text = {"type": "TEXT_WIDGET"}
    canvas = {"type": "CANVAS_WIDGET", "detachFromLayout": True, "children": [text]}
    outside, widget = step_widgets(72, text, {"type": "LIST_WIDGET", "children": [canvas]})
    assert outside == text
    assert "dynamicHeight" not in widget
    assert widget["children"][0] == {
        **canvas,
        "children": [{"type": "TEXT_WIDGET", "dynamicHeight": "FIXED"}],
    }


def test_a_list_in_a_list_is_below_one():
    outer = step_widget(72, {"type": "LIST_WIDGET", "children": [{"type": "LIST_WIDGET", "children": []}]})
    assert outer["children"][0]["dynamicHeight"] == "FIXED"


def test_the_newer_list_does_not_count():
    widget = {"type": "LIST_WIDGET_V2", "children": [{"type": "TEXT_WIDGET"}]}
    assert step_widget(72, widget) == widget
