import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize(
    ("style", "color"),
    [
        ("DANGER", "#F22B2B"),
        ("DANGER_BUTTON", "#F22B2B"),
        ("PRIMARY_BUTTON", "#03B365"),
        ("WARNING", "#FEB811"),
        ("INFO", "#6698FF"),
        ("SECONDARY", "#858282"),
        ("ODD", "#03B365"),
    ],
)
def test_a_style_becomes_a_colour(style, color):
    assert step_widget(40, {"type": "BUTTON_WIDGET", "buttonStyle": style}) == {
        "type": "BUTTON_WIDGET",
        "buttonColor": color,
    }


def test_a_button_without_style_stays():
    assert step_widget(40, {"type": "BUTTON_WIDGET", "buttonColor": "x"}) == {
        "type": "BUTTON_WIDGET",
        "buttonColor": "x",
    }


def test_an_unknown_style_keeps_a_colour_that_is_there():
    after = step_widget(40, {"type": "ICON_BUTTON_WIDGET", "buttonStyle": "ODD", "buttonColor": "red"})
    assert after["buttonColor"] == "red"


def test_a_secondary_button_also_has_a_variant():
    assert (
        step_widget(40, {"type": "BUTTON_WIDGET", "buttonStyle": "SECONDARY_BUTTON"})["buttonVariant"]
        == "SECONDARY"
    )


def test_menus_have_a_menu_colour():
    menu = {"type": "MENU_BUTTON_WIDGET", "menuStyle": "DANGER", "prevMenuStyle": "PRIMARY"}
    assert step_widget(40, menu) == {"type": "MENU_BUTTON_WIDGET", "menuColor": "#F22B2B"}


def test_button_columns_take_their_style_as_colour_or_lose_it():
    columns = {
        "a": {"columnType": "button", "buttonStyle": "rgb(1, 2, 3)"},
        "b": {"columnType": "button", "buttonColor": "red"},
        "c": {"columnType": "text", "buttonStyle": "x"},
    }
    after = step_widget(40, {"type": "TABLE_WIDGET", "primaryColumns": columns})["primaryColumns"]
    assert after == {
        "a": {"columnType": "button", "buttonColor": "rgb(1, 2, 3)"},
        "b": {"columnType": "button"},
        "c": {"columnType": "text", "buttonStyle": "x"},
    }


def test_columns_of_null_are_reported():
    assert len(run_step(40, {"type": "TABLE_WIDGET", "primaryColumns": None}).diagnostics) == 1
