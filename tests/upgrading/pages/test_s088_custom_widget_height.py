import pytest
from one_step import step_widget


@pytest.mark.parametrize("value", ["OTHER", 1, [], {}])
def test_a_value_stays(value):
    widget = {"type": "CUSTOM_WIDGET", "dynamicHeight": value}
    assert step_widget(88, widget) == widget


@pytest.mark.parametrize("widget", [{}, *({"dynamicHeight": value} for value in ("", None, False, 0))])
def test_an_empty_one_gets_the_default(widget):
    after = step_widget(88, {"type": "CUSTOM_WIDGET", **widget})
    assert after == {"type": "CUSTOM_WIDGET", "dynamicHeight": "FIXED"}


def test_other_types_stay():
    assert step_widget(88, {"type": "BUTTON_WIDGET"}) == {"type": "BUTTON_WIDGET"}
