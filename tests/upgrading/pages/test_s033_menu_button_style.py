from one_step import step_widget


def test_a_style_stays():
    assert step_widget(33, {"type": "MENU_BUTTON_WIDGET", "menuStyle": None}) == {
        "type": "MENU_BUTTON_WIDGET",
        "menuStyle": None,
    }


def test_a_button_without_style_becomes_primary_solid_and_visible():
    assert step_widget(33, {"type": "MENU_BUTTON_WIDGET", "isVisible": False}) == {
        "type": "MENU_BUTTON_WIDGET",
        "isVisible": True,
        "menuStyle": "PRIMARY",
        "menuVariant": "SOLID",
    }
