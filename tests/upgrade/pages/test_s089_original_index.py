import pytest
from one_step import run_step, step_widget

from transform.upgrade.literals import literal

CONTROL = literal(89, "oldBindingSuffixForInlineEditValidationControl", "T", "a")
VALID = literal(89, "oldBindingSuffixForInlineEditValidProperty", "T", "a")


def rules(**validation):
    table = {
        "type": "TABLE_WIDGET_V2",
        "widgetName": "T",
        "primaryColumns": {"a": {"validation": validation}},
    }
    return step_widget(89, table)["primaryColumns"]["a"]["validation"]


def test_only_the_look_up_of_the_row_changes():
    after = rules(min="{{ (x => (1" + CONTROL, isColumnEditableCellValid="{{ (x => (1" + VALID)
    for value in after.values():
        assert "T.processedTableData[T.editableCell.__originalIndex__]" in value
        assert "-1 : T.editableCell.index" in value


@pytest.mark.parametrize("value", ["plain" + CONTROL[:-6], "{{ 1 }}", "", None, 5])
def test_other_values_stay(value):
    assert rules(min=value) == {"min": value}


@pytest.mark.parametrize("validation", ["text", 1])
def test_a_validation_that_is_no_object_is_reported(validation):
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": {"a": {"validation": validation}}}
    assert len(run_step(89, table).diagnostics) == 1
