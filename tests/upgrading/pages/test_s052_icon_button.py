from one_step import canvas, step_widget

import transform


def test_an_icon_becomes_a_button():
    assert step_widget(52, {"type": "ICON_WIDGET", "color": "red", "iconName": "cross"}) == {
        "type": "ICON_BUTTON_WIDGET",
        "iconName": "cross",
        "buttonColor": "#2E3D49",
        "buttonVariant": "TERTIARY",
        "borderRadius": "SHARP",
    }


def test_later_steps_see_the_button():
    page = canvas({"type": "ICON_WIDGET"}, version=52)
    assert transform.upgrade_page(page, to=58).document["children"][0]["borderRadius"] == "0px"
