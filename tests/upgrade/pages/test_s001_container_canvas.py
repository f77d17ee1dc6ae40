from one_step import step_widget, step_widgets

BOX = {
    "leftColumn": 1,
    "rightColumn": 5,
    "topRow": 2,
    "bottomRow": 4,
    "parentColumnSpace": 10,
    "parentRowSpace": 40,
}


def test_a_container_with_a_canvas_stays():
    container = {"type": "CONTAINER_WIDGET", "children": [{"type": "CANVAS_WIDGET"}]}
    assert step_widget(1, container) == container


def test_the_children_of_a_form_move_into_a_canvas_of_its_size():
    child = {"type": "TEXT_WIDGET", "parentId": "f"}
    form = {
        "type": "FORM_WIDGET",
        "widgetId": "f",
        "children": [child],
        "dynamicBindings": {"a": True},
        **BOX,
    }
    (inner,) = step_widget(1, form)["children"]
    assert (inner["type"], inner["rightColumn"], inner["bottomRow"]) == ("CANVAS_WIDGET", 40, 80)
    assert inner["children"] == [child]
    assert "dynamicBindings" not in inner


def test_ids_are_drawn_for_the_name_first():
    ids = iter(["one", "two"])
    (inner,) = step_widget(1, {"type": "CONTAINER_WIDGET", **BOX}, ids=lambda: next(ids))["children"]
    assert (inner["widgetName"], inner["widgetId"]) == ("one", "two")


def test_containers_below_a_new_canvas_are_reached_but_not_those_below_an_old_one():
    deep = {"type": "CONTAINER_WIDGET", "children": [{"type": "TEXT_WIDGET"}], **BOX}
    new, old = step_widgets(
        1,
        {"type": "FORM_WIDGET", "children": [deep], **BOX},
        {"type": "FORM_WIDGET", "children": [{"type": "CANVAS_WIDGET", "children": [deep]}], **BOX},
    )
    assert new["children"][0]["children"][0]["children"][0]["type"] == "CANVAS_WIDGET"
    assert old["children"][0]["children"][0] == deep


def test_missing_coordinates_become_null():
    (inner,) = step_widget(1, {"type": "CONTAINER_WIDGET"})["children"]
    assert (inner["rightColumn"], inner["bottomRow"]) == (None, None)
