from one_step import run_step, step_widget


def listed(*widgets):
    container = {
        "type": "CONTAINER_WIDGET",
        "children": [{"type": "CANVAS_WIDGET", "children": list(widgets)}],
    }
    return {"type": "LIST_WIDGET", "children": [{"type": "CANVAS_WIDGET", "children": [container]}]}


def inside(widget):
    return widget["children"][0]["children"][0]["children"][0]["children"]


def test_a_blacklist_that_is_there_stays():
    assert inside(step_widget(23, listed({"logBlackList": {"a": True}}))) == [{"logBlackList": {"a": True}}]


def test_every_key_is_listed():
    (text,) = inside(step_widget(23, listed({"type": "TEXT_WIDGET", "text": ""})))
    assert text["logBlackList"] == {"type": True, "text": True}


def test_a_list_in_a_container_is_not_reached():
    container = {"type": "CONTAINER_WIDGET", "children": [listed({"text": ""})]}
    assert step_widget(23, container) == container


def test_another_nesting_is_reported():
    assert [d.code for d in run_step(23, {"type": "LIST_WIDGET", "children": []}).diagnostics] == ["AT201"]
