import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    "widget",
    [
        {"type": "INPUT_WIDGET_V2", "inputType": "TEXT"},
        {"type": "INPUT_WIDGET_V2"},
        {"type": "INPUT_WIDGET_V2", "inputType": ["NUMBER"]},
        {"type": "INPUT_WIDGET_V2", "inputType": "NUMBER", "showStepArrows": False},
        {"type": "CURRENCY_INPUT_WIDGET", "showStepArrows": None},
        {"type": "PHONE_INPUT_WIDGET", "inputType": "NUMBER"},
    ],
)
def test_text_inputs_and_choices_stay(widget):
    assert step_widget(73, widget) == widget


@pytest.mark.parametrize(
    "widget",
    [
        {"type": "INPUT_WIDGET_V2", "inputType": "NUMBER"},
        {"type": "CURRENCY_INPUT_WIDGET"},
        {"type": "CURRENCY_INPUT_WIDGET", "inputType": "TEXT"},
    ],
)
def test_numbers_show_arrows(widget):
    assert step_widget(73, widget) == {**widget, "showStepArrows": True}
