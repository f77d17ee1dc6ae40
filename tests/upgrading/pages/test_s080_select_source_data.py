import pytest
from one_step import step_widget


@pytest.mark.parametrize("select", [{}, *({"options": value} for value in ("", None, False, 0))])
def test_empty_options_stay(select):
    select = {"type": "SELECT_WIDGET", "optionLabel": "mine", **select}
    assert step_widget(80, select) == select


@pytest.mark.parametrize("kind", ["SELECT_WIDGET", "MULTI_SELECT_WIDGET_V2"])
@pytest.mark.parametrize("options", ["{{q}}", [], {}, [{"label": "a"}], True])
def test_options_become_source_data_with_keys(kind, options):
    select = {"type": kind, "options": options, "optionLabel": "mine", "sourceData": "old"}
    assert step_widget(80, select) == {
        "type": kind,
        "optionLabel": "label",
        "sourceData": options,
        "optionValue": "value",
    }


def test_paths_and_other_properties_that_name_the_options_stay():
    select = {
        "type": "SELECT_WIDGET",
        "options": "{{q}}",
        "defaultOptionValue": "{{Select1.options}}",
        "dynamicBindingPathList": [{"key": "options"}],
    }
    after = step_widget(80, select)
    for name in ("defaultOptionValue", "dynamicBindingPathList"):
        assert after[name] == select[name]


def test_other_types_stay():
    widget = {"type": "RADIO_GROUP_WIDGET", "options": "{{q}}"}
    assert step_widget(80, widget) == widget
