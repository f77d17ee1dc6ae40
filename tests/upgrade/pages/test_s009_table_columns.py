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
