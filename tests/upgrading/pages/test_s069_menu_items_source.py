import pytest
from one_step import step_widget


@pytest.mark.parametrize("value", ["OTHER", 1, [], {}])
def test_a_value_stays(value):
    widget = {"type": "MENU_BUTTON_WIDGET", "menuItemsSource": value}
    assert step_widget(69, widget) == widget


@pytest.mark.parametrize("widget", [{}, *({"menuItemsSource": value} for value in ("", None, False, 0))])
def test_an_empty_one_gets_the_default(widget):
    after = step_widget(69, {"type": "MENU_BUTTON_WIDGET", **widget})
    assert after == {"type": "MENU_BUTTON_WIDGET", "menuItemsSource": "STATIC"}


def test_other_types_stay():
    assert step_widget(69, {"type": "BUTTON_WIDGET"}) == {"type": "BUTTON_WIDGET"}
