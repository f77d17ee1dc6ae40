import pytest
from one_step import run_step, step_widget

LIST = {"type": "LIST_WIDGET", "widgetName": "L", "template": {}}


def a_list(**more):
    return {**LIST, **more}


def test_items_stay_beside_the_list_data():
    after = step_widget(25, {**LIST, "items": "{{q.data}}", "dynamicBindingPathList": [{"key": "items"}]})
    assert (after["items"], after["listData"]) == ("{{q.data}}", "{{q.data}}")
    assert after["dynamicBindingPathList"] == [{"key": "listData"}]


def test_the_first_mention_in_other_bindings_is_renamed():
    paths = [{"key": "isVisible"}]
    after = step_widget(25, {**LIST, "isVisible": "{{L.items || items}}", "dynamicBindingPathList": paths})
    assert after["isVisible"] == "{{L.listData || items}}"


def test_bindings_of_the_template_are_renamed_but_not_of_the_children():
    child = {"widgetName": "T", "text": "{{L.items[0]}}", "dynamicBindingPathList": [{"key": "text"}]}
    after = step_widget(25, {**LIST, "template": {"T": child}, "children": [child]})
    assert after["template"]["T"]["text"] == "{{L.listData[0]}}"
    assert after["children"] == [child]


@pytest.mark.parametrize("template", [None, {"T": {"dynamicBindingPathList": [{"key": "text"}]}}])
def test_a_template_that_cannot_be_read_is_reported(template):
    widget = {"type": "LIST_WIDGET", "items": "x", "template": template}
    done = run_step(25, widget)
    assert (done.document["children"], len(done.diagnostics)) == ([widget], 1)


def test_an_entry_that_is_renamed_keeps_nothing_but_its_key():
    after = step_widget(25, a_list(dynamicBindingPathList=[{"key": "items", "x": 1}, {"key": "y", "x": 1}]))
    assert after["dynamicBindingPathList"] == [{"key": "listData"}, {"key": "y", "x": 1}]


def test_a_list_of_paths_that_is_null_goes():
    assert "dynamicBindingPathList" not in step_widget(25, a_list(dynamicBindingPathList=None))


@pytest.mark.parametrize("paths", ["", 0, False, "items", {}])
def test_a_list_of_paths_that_is_none_is_reported(paths):
    assert run_step(25, a_list(dynamicBindingPathList=paths)).diagnostics
    assert run_step(25, a_list(template={"Text1": {"dynamicBindingPathList": paths}})).diagnostics


@pytest.mark.parametrize("template", [7, True, "text", [{"key": "x"}], {}])
def test_a_template_that_is_no_object_stays_as_it_is(template):
    assert step_widget(25, a_list(template=template))["template"] == template
