import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize("columns", [None, {}])
def test_a_table_without_columns_stays(columns):
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    assert step_widget(60, table) == table


def test_every_column_starts_without_rules():
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": {"a": {"validation": {"min": 1}}, "b": {}}}
    assert step_widget(60, table)["primaryColumns"] == {"a": {"validation": {}}, "b": {"validation": {}}}


def test_a_null_column_is_reported():
    assert len(run_step(60, {"type": "TABLE_WIDGET_V2", "primaryColumns": {"a": None}}).diagnostics) == 1
