import pytest
from one_step import step_widget


@pytest.mark.parametrize("options", ["", None])
def test_empty_options_stay(options):
    select = {"type": "SELECT_WIDGET", "options": options}
    assert step_widget(80, select) == select


def test_options_become_source_data_with_keys():
    select = {"type": "SELECT_WIDGET", "options": "{{q}}", "optionLabel": "mine"}
    assert step_widget(80, select) == {
        "type": "SELECT_WIDGET",
        "optionLabel": "label",
        "sourceData": "{{q}}",
        "optionValue": "value",
    }
