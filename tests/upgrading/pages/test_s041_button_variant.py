import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("OUTLINE", "SECONDARY"),
        ("GHOST", "TERTIARY"),
        ("SOLID", "PRIMARY"),
        ("SECONDARY", "PRIMARY"),
        (None, "PRIMARY"),
    ],
)
def test_variants_are_renamed_and_all_others_become_primary(old, new):
    assert step_widget(41, {"type": "BUTTON_WIDGET", "buttonVariant": old})["buttonVariant"] == new
    assert step_widget(41, {"type": "MENU_BUTTON_WIDGET", "menuVariant": old})["menuVariant"] == new


def test_icon_button_columns_too():
    columns = {"a": {"columnType": "iconButton", "buttonVariant": "GHOST"}, "b": {"columnType": "button"}}
    after = step_widget(41, {"type": "TABLE_WIDGET", "primaryColumns": columns})["primaryColumns"]
    assert after["a"]["buttonVariant"] == "TERTIARY"
    assert after["b"] == columns["b"]
