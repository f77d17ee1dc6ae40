import pytest
from one_step import step_widget


def validity(value, **column):
    table = {
        "type": "TABLE_WIDGET_V2",
        "widgetName": "T",
        "primaryColumns": {"a": {"validation": {"isColumnEditableCellValid": value}}},
    }
    return step_widget(66, table)["primaryColumns"]["a"]["validation"]["isColumnEditableCellValid"]


@pytest.mark.parametrize("value", [True, "", None, "plain"])
def test_what_holds_no_binding_stays(value):
    assert validity(value) == value


def test_a_value_of_another_shape_is_wrapped_braces_and_all():
    after = validity("{{ x }}")
    assert after.startswith("{{\n  (\n    (editedValue, currentRow, currentIndex, isNewRow) => (\n{{ x }}")
    assert "T.newRow.a" in after


def test_an_old_wrapper_is_exchanged():
    head = "{{\n  (\n    (editedValue, currentRow, currentIndex) => (\n"
    after = validity(head + "editedValue > 1 }}")
    assert head not in after
    assert "isNewRow) => (\neditedValue > 1 }}\n" in after
