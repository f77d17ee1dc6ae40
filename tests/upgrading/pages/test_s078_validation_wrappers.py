import pytest
from one_step import run_step, step_widget

OLD = "{{((isNewRow) => (isNewRow ? 1 : 0))(T.isAddRowInProgress)}}"
NEW_HEAD = "{{\n          (\n            (isNewRow, currentIndex, currentRow) => (\n        "
NEW_TAIL = """
        ))
        (
          T.isAddRowInProgress,
          T.isAddRowInProgress ? -1 : T.editableCell.index,
          T.isAddRowInProgress ? T.newRow : (T.processedTableData[T.editableCell.index] ||
            Object.keys(T.processedTableData[0])
              .filter(key => ["__originalIndex__", "__primaryKey__"].indexOf(key) === -1)
              .reduce((prev, curr) => {
                prev[curr] = "";
                return prev;
              }, {}))
        )
      }}
      """


def table(column, name="T"):
    return {"type": "TABLE_WIDGET_V2", "widgetName": name, "primaryColumns": {"a": column}}


def rules(name="T", **validation):
    return step_widget(78, table({"validation": validation}, name))["primaryColumns"]["a"]["validation"]


@pytest.mark.parametrize("rule", ["min", "max", "regex", "errorMessage", "isColumnEditableCellRequired"])
def test_white_space_goes_even_from_plain_text(rule):
    assert rules(**{rule: "Value is\n\t\u00a0\ufeff required"}) == {rule: "Valueisrequired"}


def test_other_rules_and_values_stay():
    validation = {
        "isColumnEditableCellValid": "{{ a b }}",
        "other": "a b",
        "min": 5,
        "max": None,
        "regex": ["a b"],
    }
    assert rules(**validation) == validation


def test_what_is_white_space_in_python_alone_stays():
    assert rules(regex="a\x1fb\x85c") == {"regex": "a\x1fb\x85c"}


def test_an_old_wrapper_is_exchanged():
    assert rules(min=OLD) == {"min": f"{NEW_HEAD}isNewRow?1:0{NEW_TAIL}"}


def test_head_and_tail_are_exchanged_each_for_itself():
    assert rules(min="{{((isNewRow) => ( 1") == {"min": f"{NEW_HEAD}1"}
    assert rules(min="1 ))(T.isAddRowInProgress)}}") == {"min": f"1{NEW_TAIL}"}
    assert rules(name="Other", min=OLD) == {"min": f"{NEW_HEAD}isNewRow?1:0))(T.isAddRowInProgress)}}}}"}


def test_a_dollar_in_the_tables_name_is_taken_for_a_pattern():
    old = OLD.replace("T.", "T$$.")
    assert rules(name="T$$", min=old) == {"min": f"{NEW_HEAD}isNewRow?1:0{NEW_TAIL.replace('T.', 'T$.')}"}


@pytest.mark.parametrize("column", [{}, {"validation": {}}, {"validation": "a b"}, "text", 5])
def test_columns_without_rules_stay(column):
    assert step_widget(78, table(column)) == table(column)


@pytest.mark.parametrize("columns", [{}, [], "", "12px", ["{{x}}"], 7])
def test_columns_of_another_shape_stay(columns):
    widget = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    assert step_widget(78, widget) == widget


@pytest.mark.parametrize("widget", [{}, {"primaryColumns": None}, {"primaryColumns": {"a": None}}])
def test_missing_columns_are_reported(widget):
    assert len(run_step(78, {"type": "TABLE_WIDGET_V2", **widget}).diagnostics) == 1
