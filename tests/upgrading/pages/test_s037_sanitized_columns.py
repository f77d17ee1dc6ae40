import pytest
from one_step import run_step, step_widget


def table(columns=None, **more):
    return {"type": "TABLE_WIDGET", "primaryColumns": columns or {}, **more}


def test_missing_lists_are_created():
    assert step_widget(37, {"type": "TABLE_WIDGET"}) == {
        "type": "TABLE_WIDGET",
        "columnOrder": [],
        "dynamicBindingPathList": [],
    }


def test_keys_ids_order_and_paths_are_sanitised():
    column = {"id": "a b", "computedValue": "{{row['a b'] + 'a b'}}"}
    paths = [{"key": "tableData"}, {"key": "primaryColumns.a b.computedValue"}, {"key": "style.x"}]
    after = step_widget(37, table({"a b": column}, columnOrder=["a b"], dynamicBindingPathList=paths))
    assert after["primaryColumns"] == {"a_b": {"id": "a_b", "computedValue": "{{row['a_b'] + 'a b'}}"}}
    assert after["columnOrder"] == ["a_b"]
    assert [e["key"] for e in after["dynamicBindingPathList"]] == [
        "tableData",
        "primaryColumns.a_b.computedValue",
        "style..x",
    ]


def test_a_column_that_is_wrapped_once_more_is_unwrapped_or_dropped():
    after = step_widget(37, table({"a": {"x": {"id": "in"}}, "b": {"x": {"label": "none"}}}))
    assert after["primaryColumns"] == {"a": {"id": "in", "computedValue": ""}}


@pytest.mark.parametrize("column", [{}, {"x": None}, {"x": {"columnType": "text"}}])
def test_columns_that_cannot_be_unwrapped_are_reported(column):
    assert run_step(37, table({"a": column})).document["children"] == [table({"a": column})]


def test_a_path_that_changes_keeps_nothing_but_its_key():
    paths = [{"key": "a.b c.d", "x": 1}, {"key": "text", "x": 1}]
    after = step_widget(37, table(dynamicBindingPathList=paths))
    assert after["dynamicBindingPathList"] == [{"key": "a.b_c.d"}, {"key": "text", "x": 1}]
