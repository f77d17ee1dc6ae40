import pytest
from one_step import run_step, step_widget


def computed(value):
    table = {"type": "TABLE_WIDGET", "widgetName": "T", "primaryColumns": {"a b": {"computedValue": value}}}
    return step_widget(28, table)["primaryColumns"]["a_b"]["computedValue"]


def test_a_function_body_becomes_an_expression():
    old = "{{T.sanitizedTableData.map((currentRow) => { return currentRow.a})}}"
    assert computed(old) == "{{T.sanitizedTableData.map((currentRow) => ( currentRow.a))}}"


@pytest.mark.parametrize(("old", "new"), [("", ""), (None, ""), ("{{abc}}", "{{a)c}}")])
def test_other_values_lose_a_character_as_in_the_product(old, new):
    assert computed(old) == new


def test_a_value_that_is_no_text_is_reported():
    table = {"type": "TABLE_WIDGET", "primaryColumns": {"a": {"computedValue": 5}}}
    assert run_step(28, table).document["children"] == [table]


def test_short_texts_get_the_parenthesis_in_front():
    assert computed("ab") == ")ab"


def test_characters_count_as_javascript_counts_them():
    assert computed("a\U0001f600bcd") == "a\ud83d)bcd"


def test_a_null_column_is_reported():
    assert run_step(28, {"type": "TABLE_WIDGET", "primaryColumns": {"a": None}}).diagnostics
