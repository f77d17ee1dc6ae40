import pytest
from an_export import export, found, widget


@pytest.mark.parametrize("key", ["widgetId", "widgetName"])
@pytest.mark.parametrize("value", [None, "", 5])
def test_a_widget_without_id_or_name(key, value):
    items = found(export({**widget("Text1"), key: value}), "AT309")
    assert [item.message for item in items] == [f"The TEXT_WIDGET has no {key}."]


def test_a_widget_with_both():
    assert not found(export(widget("Text1")), "AT309")
