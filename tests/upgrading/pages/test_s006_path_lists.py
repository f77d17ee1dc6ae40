import pytest
from one_step import step_widget


def test_a_widget_without_bindings_stays():
    assert step_widget(6, {"type": "TEXT_WIDGET", "dynamicBindings": None}) == {
        "type": "TEXT_WIDGET",
        "dynamicBindings": None,
    }


def test_names_become_paths_with_index_keys_first():
    widget = step_widget(6, {"type": "X", "dynamicBindings": {"text": True, "10": True, "9": True}})
    assert widget == {"type": "X", "dynamicBindingPathList": [{"key": "9"}, {"key": "10"}, {"key": "text"}]}


def test_triggers_and_properties_have_lists_of_their_own():
    widget = step_widget(6, {"dynamicTriggers": {"onClick": True}, "dynamicProperties": {"label": True}})
    assert widget == {
        "dynamicTriggerPathList": [{"key": "onClick"}],
        "dynamicPropertyPathList": [{"key": "label"}],
    }


def test_a_list_that_is_there_is_overwritten_in_its_place():
    before = {"dynamicBindingPathList": [{"key": "old"}], "type": "X", "dynamicBindings": {}}
    assert list(step_widget(6, before).items()) == [("dynamicBindingPathList", []), ("type", "X")]


@pytest.mark.parametrize(("value", "keys"), [("ab", ["0", "1"]), (["x"], ["0"]), (7, []), (True, [])])
def test_other_values_have_the_keys_that_javascript_sees(value, keys):
    assert step_widget(6, {"dynamicBindings": value}) == {
        "dynamicBindingPathList": [{"key": k} for k in keys]
    }
