import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize("columns", [None, {}, ""])
def test_a_table_without_columns_stays(columns):
    table = {"type": "TABLE_WIDGET", "primaryColumns": columns}
    assert step_widget(31, table) == table


def test_flags_are_added_where_they_are_missing():
    columns = {
        "a": {"columnType": "button"},
        "b": {"isCellVisible": False},
        "c": {"columnType": "button", "isDisabled": 1},
    }
    assert step_widget(31, {"type": "TABLE_WIDGET", "primaryColumns": columns})["primaryColumns"] == {
        "a": {"columnType": "button", "isDisabled": False, "isCellVisible": True},
        "b": {"isCellVisible": False},
        "c": {"columnType": "button", "isDisabled": 1, "isCellVisible": True},
    }


def test_a_null_column_is_reported():
    assert len(run_step(31, {"type": "TABLE_WIDGET", "primaryColumns": {"a": None}}).diagnostics) == 1
