from one_step import run_step, step_widget


def test_private_widgets_that_are_there_stay():
    widget = {"type": "LIST_WIDGET", "template": {}, "privateWidgets": {"a": True}}
    assert step_widget(49, widget) == widget


def test_they_are_those_of_the_template():
    assert step_widget(49, {"type": "LIST_WIDGET", "template": {"A": 1, "B": 2}})["privateWidgets"] == {
        "A": True,
        "B": True,
    }


def test_a_list_in_a_container_is_not_reached():
    container = {"type": "CONTAINER_WIDGET", "children": [{"type": "LIST_WIDGET", "template": {"A": 1}}]}
    assert step_widget(49, container) == container


def test_a_missing_template_is_reported():
    assert len(run_step(49, {"type": "LIST_WIDGET"}).diagnostics) == 1


def test_a_list_without_template_is_reported_also_where_its_names_are_known():
    assert run_step(49, {"type": "LIST_WIDGET", "privateWidgets": {"a": True}}).diagnostics
