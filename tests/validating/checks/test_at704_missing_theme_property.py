import pytest
from an_export import export, found, widget

THEME = {
    "name": "Ours",
    "properties": {"colors": {"primaryColor": "#fff"}, "borderRadius": {"appBorderRadius": "0"}},
}


def using(path, theme=THEME):
    text = widget("Text1", text="{{appsmith.theme." + path + "}}")
    return export(text, editModeTheme=theme, publishedTheme=theme)


@pytest.mark.parametrize("path", ["colors.primary", "shadows.big", "borderRadius.appBorderRaduis"])
def test_what_the_theme_does_not_have(path):
    assert found(using(path), "AT704")


@pytest.mark.parametrize("path", ["colors.primaryColor", "colors", "colors.primaryColor.length"])
def test_what_the_theme_has(path):
    assert not found(using(path), "AT704")


def test_a_theme_that_is_given_by_name_only_is_not_judged():
    assert not found(using("colors.anything", {"name": "Default", "isSystemTheme": True}), "AT704")
