import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize("columns", [None, {}, [], "", 0, 7, True])
def test_a_table_without_columns_stays(columns):
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    assert step_widget(60, table) == table


def test_a_table_whose_columns_are_missing_stays():
    assert step_widget(60, {"type": "TABLE_WIDGET_V2"}) == {"type": "TABLE_WIDGET_V2"}


def test_the_older_table_stays():
    table = {"type": "TABLE_WIDGET", "primaryColumns": {"a": {}}}
    assert step_widget(60, table) == table


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": {"validation": {"min": 1}}, "b": {}}, {"a": {"validation": {}}, "b": {"validation": {}}}),
        ([{"id": "a"}, []], [{"id": "a", "validation": {}}, []]),
    ],
    ids=["object", "list"],
)
def test_every_column_starts_without_rules(before, after):
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": before}
    assert step_widget(60, table)["primaryColumns"] == after


@pytest.mark.parametrize("columns", [{"a": None}, {"a": {}, "b": 5}, "12px", ["{{x}}"]])
def test_a_column_that_is_none_is_reported(columns):
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    done = run_step(60, table)
    assert done.document["children"] == [table]
    assert len(done.diagnostics) == 1
