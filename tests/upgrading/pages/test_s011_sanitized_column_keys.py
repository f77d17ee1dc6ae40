import pytest
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


def test_of_colliding_keys_the_later_column_wins_at_the_earlier_place():
    columns = {"a b": {"id": 1}, "c": {}, "a_b": {"id": 2}}
    after = step_widget(11, {"type": "TABLE_WIDGET", "primaryColumns": columns})["primaryColumns"]
    assert list(after) == ["a_b", "c"]
    assert after["a_b"]["id"] == 2


def test_a_dollar_in_the_name_acts_as_a_replacement_pattern():
    column = {"computedValue": "{{A$$.tableData.map()}}"}
    table = {"type": "TABLE_WIDGET", "widgetName": "A$$", "primaryColumns": {"a": column}}
    after = step_widget(11, table)["primaryColumns"]["a"]
    assert after["computedValue"] == "{{A$.sanitizedTableData.map()}}"


def test_columns_that_are_a_text_become_columns_of_characters():
    assert step_widget(11, {"type": "TABLE_WIDGET", "primaryColumns": "xy"})["primaryColumns"] == {
        "0": {"0": "x", "computedValue": ""},
        "1": {"0": "y", "computedValue": ""},
    }


@pytest.mark.parametrize(
    "odd",
    [
        {"primaryColumns": {"a": None}},
        {"dynamicBindingPathList": "text"},
        {"dynamicBindingPathList": {}},
        {"dynamicBindingPathList": ["text"]},
        {"dynamicBindingPathList": [{"key": 7}]},
    ],
)
def test_what_the_product_cannot_read_is_reported_and_kept(odd):
    table = {"type": "TABLE_WIDGET", "primaryColumns": {"a b": {}}, **odd}
    done = run_step(11, table)
    assert done.document["children"] == [table]
    assert len(done.diagnostics) == 1
