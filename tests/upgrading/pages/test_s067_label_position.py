import pytest
from one_step import step_widget

KINDS = ["PHONE_INPUT_WIDGET", "CURRENCY_INPUT_WIDGET"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", [False, None, "", "other"])
def test_a_value_that_is_there_stays(kind, value):
    widget = {"type": kind, "labelPosition": value}
    assert step_widget(67, widget) == widget


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_one_gets_the_default(kind):
    assert step_widget(67, {"type": kind}) == {"type": kind, "labelPosition": "Left"}


def test_other_inputs_stay():
    assert step_widget(67, {"type": "INPUT_WIDGET_V2"}) == {"type": "INPUT_WIDGET_V2"}
