import pytest
from one_step import run_step, step_widget


def columns_after(columns):
    return step_widget(74, {"type": "TABLE_WIDGET_V2", "primaryColumns": columns})["primaryColumns"]


@pytest.mark.parametrize(
    "columns", [None, {}, [], "", "12px", ["{{x}}"], 7, {"a": {}, "b": {"columnType": "text"}}]
)
def test_tables_without_menu_columns_stay(columns):
    assert columns_after(columns) == columns


def test_a_table_whose_columns_are_missing_stays():
    assert step_widget(74, {"type": "TABLE_WIDGET_V2"}) == {"type": "TABLE_WIDGET_V2"}


@pytest.mark.parametrize("source", [{}, *({"menuItemsSource": value} for value in ("", None, False))])
def test_a_menu_without_source_has_fixed_items(source):
    column = {"columnType": "menuButton", "id": "a"}
    assert columns_after({"a": {**column, **source}}) == {"a": {**column, "menuItemsSource": "STATIC"}}


def test_a_menu_with_a_source_keeps_it():
    columns = {"a": {"columnType": "menuButton", "menuItemsSource": "DYNAMIC"}}
    assert columns_after(columns) == columns


def test_a_null_column_is_reported():
    assert len(run_step(74, {"type": "TABLE_WIDGET_V2", "primaryColumns": {"a": None}}).diagnostics) == 1
