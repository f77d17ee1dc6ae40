import pytest
from one_step import run_step, step_widget

TABLE = {"type": "TABLE_WIDGET", "widgetName": "T", "tableData": "{{q.data}}"}


def test_columns_come_from_the_order_with_their_former_settings():
    table = step_widget(
        9,
        {
            **TABLE,
            "columnOrder": ["id", "price"],
            "columnSizeMap": {"id": 80},
            "columnNameMap": {"id": "Number"},
            "columnTypeMap": {"price": {"type": "currency", "format": "$"}},
            "hiddenColumns": ["price"],
        },
    )
    first, price = table["primaryColumns"].values()
    assert (first["index"], first["width"], first["label"], first["isVisible"]) == (0, 80, "Number", True)
    assert (price["columnType"], price["outputFormat"], price["inputFormat"]) == ("text", "$", "")
    assert (price["width"], price["isVisible"]) == (150, False)
    assert first["computedValue"] == "{{T.sanitizedTableData.map((currentRow) => ( currentRow.id)}}"


def test_without_order_ids_come_from_data_that_can_be_read():
    table = {**TABLE, "tableData": '[{"a b": 1}, {"c": 2}]', "dynamicBindingPathList": []}
    assert list(step_widget(9, table)["primaryColumns"]) == ["a_b", "c"]


def test_data_is_not_looked_at_when_another_property_is_bound_first():
    table = {**TABLE, "tableData": '[{"a": 1}]', "dynamicBindingPathList": [{"key": "label"}]}
    after = step_widget(9, table)
    assert (after["migrated"], after["primaryColumns"]) == (False, {})


def test_actions_become_button_columns_and_empty_the_triggers():
    action = {"id": "x", "label": "Go", "dynamicTrigger": "{{q.run()}}"}
    table = step_widget(
        9, {**TABLE, "columnActions": [action], "dynamicTriggerPathList": [{"key": "onRowSelected"}]}
    )
    column = table["primaryColumns"]["customColumn1"]
    assert (column["index"], column["buttonLabel"], column["onClick"]) == (None, "Go", "{{q.run()}}")
    assert table["derivedColumns"] == {"customColumn1": column}
    assert table["dynamicTriggerPathList"] == []


def test_a_table_without_data_is_reported():
    assert [d.code for d in run_step(9, {"type": "TABLE_WIDGET"}).diagnostics] == ["AT201"]


@pytest.mark.parametrize(
    "odd",
    [
        {"tableData": None},
        {"columnOrder": "id"},
        {"columnOrder": ["id"], "hiddenColumns": 7},
        {"columnActions": "text"},
        {"columnActions": [None]},
        {"columnActions": [{}], "dynamicTriggerPathList": "text"},
        {"columnActions": [{}], "dynamicTriggerPathList": [None]},
    ],
)
def test_settings_that_the_product_cannot_read_are_reported_and_kept(odd):
    table = {**TABLE, **odd}
    done = run_step(9, table)
    assert done.document["children"] == [table]
    assert len(done.diagnostics) == 1


@pytest.mark.parametrize("data", [[], "", 7, {}, True, '"text"', "text"])
def test_data_without_rows_gives_no_columns(data):
    assert step_widget(9, {**TABLE, "tableData": data, "columnOrder": {}})["primaryColumns"] == {}


@pytest.mark.parametrize("hidden", [["id"], "identity"])
def test_hidden_columns_are_looked_for_as_includes_does(hidden):
    table = {**TABLE, "columnOrder": ["id", "x"], "hiddenColumns": hidden}
    columns = step_widget(9, table)["primaryColumns"]
    assert [column["isVisible"] for column in columns.values()] == [False, True]


def test_rows_of_a_list_are_read_with_index_keys_first():
    rows = [{"b": 1, "10": 1, "9": 1}, None, "xy", {"é é": 1}]
    table = {**TABLE, "tableData": rows, "dynamicBindingPathList": [{"key": "tableData"}]}
    assert list(step_widget(9, table)["primaryColumns"]) == ["9", "10", "b", "0", "1", "_"]


def test_a_table_inside_a_table_is_not_looked_at():
    inner = {"type": "TABLE_WIDGET"}
    assert step_widget(9, {**TABLE, "children": [inner]})["children"] == [inner]


@pytest.mark.parametrize("paths", ["tableData", {}, 0, ""])
def test_a_list_of_paths_that_is_none_is_reported_where_data_is_read(paths):
    table = {**TABLE, "tableData": '[{"a": 1}]', "dynamicBindingPathList": paths}
    assert [d.code for d in run_step(9, table).diagnostics] == ["AT201"]
