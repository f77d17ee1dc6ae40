import pytest
from one_step import canvas, step_widget, step_widgets

import transform

TEXT = {"type": "TEXT_WIDGET"}
FIXED = {"type": "TEXT_WIDGET", "dynamicHeight": "FIXED"}


def test_only_widgets_below_a_list_get_a_fixed_height_and_no_canvases():
    inner = {"type": "CANVAS_WIDGET", "detachFromLayout": True, "children": [TEXT]}
    outside, widget = step_widgets(72, TEXT, {"type": "LIST_WIDGET", "children": [inner]})
    assert outside == TEXT
    assert widget == {"type": "LIST_WIDGET", "children": [{**inner, "children": [FIXED]}]}


@pytest.mark.parametrize("kind", ["BUTTON_WIDGET", "CANVAS_WIDGET", "SOMETHING_NEW"])
@pytest.mark.parametrize("detached", [{}, {"detachFromLayout": False}, {"detachFromLayout": 0}])
def test_the_type_does_not_matter(kind, detached):
    child = {"type": kind, "dynamicHeight": "AUTO_HEIGHT", **detached}
    widget = step_widget(72, {"type": "LIST_WIDGET", "children": [child]})
    assert widget["children"] == [{**child, "dynamicHeight": "FIXED"}]


def test_widgets_at_any_depth_are_below_the_list():
    deep = {"type": "CONTAINER_WIDGET", "children": [{"type": "CANVAS_WIDGET", "children": [TEXT]}]}
    widget = step_widget(72, {"type": "LIST_WIDGET", "children": [deep]})
    assert widget["children"][0]["children"][0]["children"] == [FIXED]


def test_a_list_in_a_list_is_below_one():
    outer = step_widget(72, {"type": "LIST_WIDGET", "children": [{"type": "LIST_WIDGET", "children": []}]})
    assert outer["children"][0]["dynamicHeight"] == "FIXED"


def test_a_root_that_is_a_list_counts():
    page = canvas(TEXT, version=72, type="LIST_WIDGET")
    assert transform.upgrade_page(page, to=73).document == canvas(FIXED, version=73, type="LIST_WIDGET")


def test_the_newer_list_and_the_templates_of_the_older_one_do_not_count():
    newer = {"type": "LIST_WIDGET_V2", "children": [TEXT]}
    older = {"type": "LIST_WIDGET", "template": {"Text1": TEXT}}
    assert step_widgets(72, newer, older) == [newer, older]
