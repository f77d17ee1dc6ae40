import pytest
from one_step import run_step, step_widget, step_widgets

import transform

ROW = """T.isAddRowInProgress ? T.newRow : (T.processedTableData[T.editableCell.index] ||
        Object.keys(T.processedTableData[0])
          .filter(key => ["__originalIndex__", "__primaryKey__"].indexOf(key) === -1)
          .reduce((prev, curr) => {
            prev[curr] = "";
            return prev;
          }, {}))"""
#: How the editor of that time ended the rules of a column, and the rule of its validity.
CONTROL = f"""
    ))
    (
      T.isAddRowInProgress,
      T.isAddRowInProgress ? -1 : T.editableCell.index,
      {ROW}
    )
  }}}}
  """
VALID = f"""
    ))
    (
      (T.isAddRowInProgress ? T.newRow.a : T.columnEditableCellValue.a) || "",
      {ROW},
      T.isAddRowInProgress ? -1 : T.editableCell.index,
      T.isAddRowInProgress
    )
  }}}}
  """
RULES = ["regex", "errorMessage", "isColumnEditableCellRequired", "min", "max"]


def table(column, name="T"):
    return {"type": "TABLE_WIDGET_V2", "widgetName": name, "primaryColumns": {"a": column}}


def rules(name="T", **validation):
    return step_widget(89, table({"validation": validation}, name))["primaryColumns"]["a"]["validation"]


def by_original_index(text):
    look_up = "processedTableData[T.editableCell.index]"
    assert text.count(look_up) == 1
    return text.replace(look_up, "processedTableData[T.editableCell.__originalIndex__]")


@pytest.mark.parametrize(
    ("rule", "tail"), [*((rule, CONTROL) for rule in RULES), ("isColumnEditableCellValid", VALID)]
)
def test_only_the_look_up_of_the_row_changes(rule, tail):
    value = "{{ (x => (1" + tail
    assert rules(**{rule: value}) == {rule: by_original_index(value)}


def test_only_the_first_occurrence_changes():
    value = "{{ 1" + CONTROL + CONTROL
    assert rules(min=value) == {"min": "{{ 1" + by_original_index(CONTROL) + CONTROL}


@pytest.mark.parametrize(
    "value",
    [
        "plain" + CONTROL.replace("}}", ""),
        "{{ 1 }}",
        "{{ 1" + CONTROL.replace("    ", "   "),
        "",
        None,
        5,
        {},
    ],
)
def test_other_values_stay(value):
    assert rules(min=value) == {"min": value}


def test_each_rule_has_its_own_tail():
    validation = {
        "min": "{{ 1" + VALID,
        "isColumnEditableCellValid": "{{ 1" + CONTROL,
        "other": "{{ 1" + CONTROL,
    }
    assert rules(**validation) == validation


def test_a_tail_that_names_another_column_stays():
    value = {"isColumnEditableCellValid": "{{ 1" + VALID.replace("newRow.a", "newRow.b")}
    assert rules(**value) == value


def test_a_dollar_in_the_tables_name_is_taken_for_a_pattern():
    value = "{{ 1" + CONTROL.replace("T.", "T$$.")
    expected = "{{ 1" + by_original_index(CONTROL).replace("T.", "T$.")
    assert rules(name="T$$", min=value) == {"min": expected}


def test_the_validity_that_an_earlier_step_wrapped_is_found():
    page = {
        "type": "CANVAS_WIDGET",
        "version": 66,
        "children": [table({"validation": {"isColumnEditableCellValid": "{{x}}"}})],
    }
    (after,) = transform.upgrade_page(page).document["children"]
    rule = after["primaryColumns"]["a"]["validation"]["isColumnEditableCellValid"]
    assert "[T.editableCell.__originalIndex__]" in rule


def test_what_an_earlier_step_wrapped_with_other_indents_is_not_found():
    old = "{{((isNewRow)=>(1))(T.isAddRowInProgress)}}"
    page = {"type": "CANVAS_WIDGET", "version": 78, "children": [table({"validation": {"min": old}})]}
    (after,) = transform.upgrade_page(page).document["children"]
    assert "[T.editableCell.index]" in after["primaryColumns"]["a"]["validation"]["min"]


@pytest.mark.parametrize(
    "column", [{}, {"validation": None}, {"validation": ""}, {"validation": []}, "text", 5]
)
def test_columns_without_rules_stay(column):
    assert step_widget(89, table(column)) == table(column)


def test_columns_of_another_shape_stay():
    tables = [
        {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
        for columns in ({}, [], "", "12px", ["{{x}}"], 7)
    ]
    assert step_widgets(89, *tables) == tables


@pytest.mark.parametrize(
    "widget",
    [
        {},
        {"primaryColumns": None},
        {"primaryColumns": {"a": None}},
        {"primaryColumns": {"a": {"validation": "text"}}},
        {"primaryColumns": {"a": {"validation": 1}}},
        {"primaryColumns": {"a": {"validation": {"min": ["{{x}}"]}}}},
    ],
)
def test_other_shapes_are_reported(widget):
    widget = {"type": "TABLE_WIDGET_V2", **widget}
    done = run_step(89, widget)
    assert done.document["children"] == [widget]
    assert len(done.diagnostics) == 1
