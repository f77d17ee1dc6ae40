import pytest
from one_step import step_widget


@pytest.mark.parametrize("value", [False, None, "{{x}}"])
def test_a_validation_stays(value):
    assert step_widget(34, {"type": "INPUT_WIDGET", "validation": value})["validation"] == value


def test_inputs_are_validated():
    assert step_widget(34, {"type": "INPUT_WIDGET"})["validation"] is True
