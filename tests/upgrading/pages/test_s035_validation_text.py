import pytest
from one_step import step_widget


@pytest.mark.parametrize(("old", "new"), [(True, "true"), (False, "false"), ("{{x}}", "{{x}}")])
def test_a_validation_is_a_text(old, new):
    assert step_widget(35, {"type": "INPUT_WIDGET", "validation": old})["validation"] == new


@pytest.mark.parametrize("value", [None, 1, {}])
def test_anything_else_goes(value):
    assert step_widget(35, {"type": "INPUT_WIDGET", "validation": value}) == {"type": "INPUT_WIDGET"}
