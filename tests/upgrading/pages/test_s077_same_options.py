import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize("columns", [None, "", {}, "12px", ["{{x}}"], {"a": {"columnType": "text"}}])
def test_tables_without_select_columns_stay(columns):
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    assert step_widget(77, table) == table


def test_a_table_whose_columns_are_missing_stays():
    assert step_widget(77, {"type": "TABLE_WIDGET_V2"}) == {"type": "TABLE_WIDGET_V2"}


@pytest.mark.parametrize("column", [{}, {"allowSameOptionsInNewRow": False}])
def test_select_columns_offer_the_same_options(column):
    columns = {"a": {"columnType": "select", **column}, "b": {"columnType": "text"}}
    after = step_widget(77, {"type": "TABLE_WIDGET_V2", "primaryColumns": columns})["primaryColumns"]
    assert after == {**columns, "a": {"columnType": "select", "allowSameOptionsInNewRow": True}}


def test_a_null_column_is_reported():
    assert len(run_step(77, {"type": "TABLE_WIDGET_V2", "primaryColumns": {"a": None}}).diagnostics) == 1
