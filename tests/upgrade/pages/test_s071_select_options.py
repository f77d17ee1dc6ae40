import pytest
from one_step import run_step, step_widget


def options(value, kind="select"):
    table = {
        "type": "TABLE_WIDGET_V2",
        "widgetName": "T",
        "primaryColumns": {"a": {"columnType": kind, "selectOptions": value}},
    }
    return step_widget(71, table)["primaryColumns"]["a"]["selectOptions"]


@pytest.mark.parametrize(("value", "kind"), [("[]", "select"), ("{{x}}", "text"), (None, "select")])
def test_plain_options_and_other_columns_stay(value, kind):
    assert options(value, kind) == value


def test_options_are_computed_for_each_row():
    assert options("{{q.data}}") == "{{T.processedTableData.map((currentRow, currentIndex) => ( q.data))}}"


def test_missing_columns_are_reported():
    assert len(run_step(71, {"type": "TABLE_WIDGET_V2"}).diagnostics) == 1
