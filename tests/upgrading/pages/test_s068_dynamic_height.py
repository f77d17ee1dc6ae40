import pytest
from one_step import canvas, step_widget

import transform


def test_all_three_are_overwritten():
    text = {"type": "TEXT_WIDGET", "dynamicHeight": "AUTO_HEIGHT", "minDynamicHeight": 9}
    assert step_widget(68, text) == {
        "type": "TEXT_WIDGET",
        "dynamicHeight": "FIXED",
        "minDynamicHeight": 4,
        "maxDynamicHeight": 9000,
    }


def test_new_keys_come_last_in_the_products_order():
    after = step_widget(68, {"type": "TEXT_WIDGET", "widgetName": "Text1"})
    assert list(after) == ["type", "widgetName", "minDynamicHeight", "maxDynamicHeight", "dynamicHeight"]


@pytest.mark.parametrize(
    "kind", ["CANVAS_WIDGET", "BUTTON_WIDGET", "LIST_WIDGET", "TABLE_WIDGET_V2", "INPUT_WIDGET"]
)
def test_other_types_stay(kind):
    assert step_widget(68, {"type": kind}) == {"type": kind}


def test_the_root_and_what_stands_in_containers_change_too():
    text = {"type": "TEXT_WIDGET"}
    page = canvas({"type": "CONTAINER_WIDGET", "children": [text]}, version=68, type="FORM_WIDGET")
    after = transform.upgrade_page(page, to=69).document
    (container,) = after["children"]
    assert [widget["dynamicHeight"] for widget in (after, container, *container["children"])] == ["FIXED"] * 3
