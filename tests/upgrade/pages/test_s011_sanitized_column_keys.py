from one_step import run_step, step_widget


def test_a_table_without_columns_keeps_its_paths():
    table = {"type": "TABLE_WIDGET", "primaryColumns": {}, "dynamicBindingPathList": [{"key": "a b"}]}
    assert step_widget(11, table) == table


def test_keys_are_sanitised_and_values_read_the_sanitised_data():
    column = {"id": "first name", "computedValue": "{{T.tableData.map(x => x)}} T.tableData.map"}
    table = {"type": "TABLE_WIDGET", "widgetName": "T", "primaryColumns": {"first name é!": column, "b": {}}}
    columns = step_widget(11, table)["primaryColumns"]
    assert columns["first_name_"]["computedValue"] == "{{T.sanitizedTableData.map(x => x)}} T.tableData.map"
    assert columns["first_name_"]["id"] == "first name"
    assert columns["b"]["computedValue"] == ""


def test_spaces_in_paths_become_underscores():
    table = {
        "type": "TABLE_WIDGET",
        "primaryColumns": {"a": {}},
        "dynamicBindingPathList": [{"key": "p.a b.c d"}],
    }
    assert step_widget(11, table)["dynamicBindingPathList"] == [{"key": "p.a_b.c_d"}]


def test_a_computed_value_that_is_no_text_is_reported():
    table = {"type": "TABLE_WIDGET", "primaryColumns": {"a": {"computedValue": 5}}}
    assert run_step(11, table).document["children"] == [table]
