import pytest
from one_step import run_step, step_widget, step_widgets

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


def test_ids_are_drawn_in_reading_order():
    numbers = iter(range(10))
    inner = {"type": "CONTAINER_WIDGET"}
    one, two = step_widgets(
        1,
        {"type": "CONTAINER_WIDGET", "children": [inner]},
        {"type": "CONTAINER_WIDGET"},
        ids=lambda: str(next(numbers)),
    )
    (outer_canvas,) = one["children"]
    (inner_canvas,) = outer_canvas["children"][0]["children"]
    (other_canvas,) = two["children"]
    assert [c["widgetId"] for c in (outer_canvas, inner_canvas, other_canvas)] == ["1", "3", "5"]


def test_coordinates_count_as_numbers_where_javascript_can_read_them():
    odd = {**BOX, "rightColumn": "5", "leftColumn": None, "topRow": [], "parentRowSpace": True}
    (inner,) = step_widget(1, {"type": "FORM_WIDGET", **odd})["children"]
    assert (inner["rightColumn"], inner["bottomRow"]) == (50, 4)


@pytest.mark.parametrize("children", [[None], [None, {"type": "TEXT_WIDGET"}], "text"])
def test_a_container_whose_first_child_is_none_is_reported_and_the_next_is_wrapped(children):
    done = run_step(1, {"type": "FORM_WIDGET", "children": children}, {"type": "FORM_WIDGET"})
    broken, fine = done.document["children"]
    assert broken == {"type": "FORM_WIDGET", "children": children}
    assert fine["children"][0]["type"] == "CANVAS_WIDGET"
    assert [item.pointer for item in done.diagnostics] == ["/children/0"]
