import pytest
from one_step import step_widget


def test_a_value_stays():
    assert (
        step_widget(69, {"type": "MENU_BUTTON_WIDGET", "menuItemsSource": "OTHER"})["menuItemsSource"]
        == "OTHER"
    )


@pytest.mark.parametrize("value", ["", None, False])
def test_an_empty_one_gets_the_default(value):
    assert (
        step_widget(69, {"type": "MENU_BUTTON_WIDGET", "menuItemsSource": value})["menuItemsSource"]
        == "STATIC"
    )
