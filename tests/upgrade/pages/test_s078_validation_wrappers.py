from one_step import run_step, step_widget


def rules(**validation):
    table = {
        "type": "TABLE_WIDGET_V2",
        "widgetName": "T",
        "primaryColumns": {"a": {"validation": validation}},
    }
    return step_widget(78, table)["primaryColumns"]["a"]["validation"]


def test_white_space_goes_even_from_plain_text():
    assert rules(errorMessage="Value is\n required") == {"errorMessage": "Valueisrequired"}


def test_other_rules_and_values_stay():
    assert rules(isColumnEditableCellValid="{{ a b }}", min=5) == {
        "isColumnEditableCellValid": "{{ a b }}",
        "min": 5,
    }


def test_an_old_wrapper_is_exchanged():
    after = rules(min="{{((isNewRow) => (isNewRow ? 1 : 0))(T.isAddRowInProgress)}}")["min"]
    assert "(isNewRow, currentIndex, currentRow) => (\n        isNewRow?1:0\n" in after
    assert "T.editableCell.index" in after


def test_missing_columns_are_reported():
    assert len(run_step(78, {"type": "TABLE_WIDGET_V2"}).diagnostics) == 1
