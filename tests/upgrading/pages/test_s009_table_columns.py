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


def test_a_column_without_former_settings_gets_the_defaults():
    table = step_widget(9, {**TABLE, "columnOrder": ["a"]})
    assert table["primaryColumns"] == {
        "a": {
            "index": 0,
            "width": 150,
            "id": "a",
            "horizontalAlignment": "LEFT",
            "verticalAlignment": "CENTER",
            "columnType": "text",
            "textColor": "#231F20",
            "textSize": "PARAGRAPH",
            "fontStyle": "REGULAR",
            "enableFilter": True,
            "enableSort": True,
            "isVisible": True,
            "isDerived": False,
            "label": "a",
            "computedValue": "{{T.sanitizedTableData.map((currentRow) => ( currentRow.a)}}",
        }
    }
    assert {key: value for key, value in table.items() if key not in TABLE and key != "columnOrder"} == {
        "migrated": False,
        "primaryColumns": table["primaryColumns"],
        "dynamicTriggerPathList": [],
        "textSize": "PARAGRAPH",
        "horizontalAlignment": "LEFT",
        "verticalAlignment": "CENTER",
        "fontStyle": "REGULAR",
        "derivedColumns": {},
    }


def test_an_action_becomes_a_whole_column():
    actions = [{"label": "Go", "dynamicTrigger": "{{q.run()}}"}, {}]
    columns = step_widget(9, {**TABLE, "columnActions": actions})["primaryColumns"]
    button = {
        "index": None,
        "width": 150,
        "columnType": "button",
        "isVisible": True,
        "isDisabled": False,
        "isDerived": True,
        "buttonStyle": "rgb(3, 179, 101)",
        "buttonLabelColor": "#FFFFFF",
        "computedValue": "",
    }
    texts = {"label": "Go", "buttonLabel": "Go", "onClick": "{{q.run()}}"}
    assert columns == {
        "customColumn1": {**button, "id": "customColumn1", **texts},
        "customColumn2": {**button, "id": "customColumn2"},
    }


def test_a_column_keeps_its_own_type_and_formats():
    kinds = {"a": {"type": "date", "inputFormat": "DD"}, "b": {"type": ""}}
    columns = step_widget(9, {**TABLE, "columnOrder": ["a", "b", "c"], "columnTypeMap": kinds})[
        "primaryColumns"
    ]
    assert [column["columnType"] for column in columns.values()] == ["date", "text", "text"]
    assert [(column.get("outputFormat"), column.get("inputFormat")) for column in columns.values()] == [
        ("", "DD"),
        ("", ""),
        (None, None),
    ]


def test_a_table_without_action_columns_keeps_its_actions():
    triggers = [{"key": "onRowSelected"}]
    assert step_widget(9, {**TABLE, "dynamicTriggerPathList": triggers})["dynamicTriggerPathList"] == triggers
    assert step_widget(9, {**TABLE, "dynamicTriggerPathList": None})["dynamicTriggerPathList"] == []


@pytest.mark.parametrize(
    ("paths", "columns"),
    [
        ([], ["a"]),
        ([{"key": "tableData"}], ["a"]),
        ([{"key": "tableData"}, {"key": "label"}], ["a"]),
        ([{"key": "label"}, {"key": "tableData"}], []),
        (None, []),
    ],
)
def test_data_is_read_unless_another_property_is_bound_first(paths, columns):
    after = step_widget(9, {**TABLE, "tableData": '[{"a": 1}]', "dynamicBindingPathList": paths})
    assert list(after["primaryColumns"]) == columns
    assert ("migrated" in after) is (not columns)


def test_the_order_of_columns_comes_before_their_data():
    table = {**TABLE, "tableData": '[{"a": 1}]', "dynamicBindingPathList": [], "columnOrder": ["b"]}
    assert list(step_widget(9, table)["primaryColumns"]) == ["b"]


def test_data_that_is_a_text_in_json_is_not_read():
    after = step_widget(9, {**TABLE, "tableData": '"text"', "dynamicBindingPathList": []})
    assert (after["migrated"], after["primaryColumns"]) == (False, {})
