import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    "widget",
    [
        {"type": "INPUT_WIDGET_V2", "inputType": "TEXT"},
        {"type": "CURRENCY_INPUT_WIDGET", "showStepArrows": None},
    ],
)
def test_text_inputs_and_choices_stay(widget):
    assert step_widget(73, widget) == widget


@pytest.mark.parametrize(
    "widget", [{"type": "INPUT_WIDGET_V2", "inputType": "NUMBER"}, {"type": "CURRENCY_INPUT_WIDGET"}]
)
def test_numbers_show_arrows(widget):
    assert step_widget(73, widget)["showStepArrows"] is True
