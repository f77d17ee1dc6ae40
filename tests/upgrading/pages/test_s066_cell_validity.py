import pytest
from one_step import run_step, step_widget

HEAD = "{{\n  (\n    (editedValue, currentRow, currentIndex) => (\n"
NEW_HEAD = HEAD.replace("currentIndex)", "currentIndex, isNewRow)")
TAIL = """
  ))
  (
    T.columnEditableCellValue.a || "",
    T.processedTableData[T.editableCell.index] ||
      Object.keys(T.processedTableData[0])
        .filter(key => ["__originalIndex__", "__primaryKey__"].indexOf(key) === -1)
        .reduce((prev, curr) => {
          prev[curr] = "";
          return prev;
        }, {}),
    T.editableCell.index)
}}
"""
#: How the tail of the newer wrapper begins and ends.
NEW_TAIL = "\n    ))\n    (\n      (T.isAddRowInProgress ? T.newRow.a : T.columnEditableCellValue.a)"
NEW_END = "\n      T.isAddRowInProgress\n    )\n  }}\n  "


def table(column, name="T"):
    return {"type": "TABLE_WIDGET_V2", "widgetName": name, "primaryColumns": {"a": column}}


def validity(value, name="T"):
    column = {"validation": {"isColumnEditableCellValid": value, "min": 1}, "id": "a"}
    after = step_widget(66, table(column, name))["primaryColumns"]["a"]
    assert (after["id"], after["validation"]["min"]) == ("a", 1)
    return after["validation"]["isColumnEditableCellValid"]


@pytest.mark.parametrize("value", [True, "", None, "plain", 5, {}])
def test_what_holds_no_binding_stays(value):
    assert validity(value) == value


@pytest.mark.parametrize("column", [{}, {"validation": None}, {"validation": {}}, {"validation": "x"}])
def test_a_column_without_the_rule_stays(column):
    assert step_widget(66, table(column)) == table(column)


@pytest.mark.parametrize("columns", [None, "", {}, "12px", 7])
def test_a_table_without_columns_stays(columns):
    widget = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    assert step_widget(66, widget) == widget


def test_an_old_wrapper_is_exchanged():
    after = validity(f"{HEAD}editedValue > 1{TAIL}")
    assert after.startswith(f"{NEW_HEAD}editedValue > 1{NEW_TAIL}")
    assert after.endswith(NEW_END)
    assert after.count("editedValue") == 2


@pytest.mark.parametrize("value", ["{{ x }}", "a {{b}}", f"{HEAD.replace('  ', ' ')}1 }}}}"])
def test_a_value_of_another_shape_is_wrapped_braces_and_all(value):
    after = validity(value)
    assert after.startswith(f"{NEW_HEAD}{value}{NEW_TAIL}")


def test_a_wrapper_for_another_table_keeps_its_tail():
    after = validity(f"{HEAD}1{TAIL}", name="Other")
    assert after.startswith(f"{NEW_HEAD}1{TAIL}")
    assert "Other.newRow.a" in after


def test_a_second_run_wraps_again():
    once = validity("{{ x }}")
    assert validity(once).startswith(f"{NEW_HEAD}{once}{NEW_TAIL}")


@pytest.mark.parametrize("column", [None, {"validation": {"isColumnEditableCellValid": ["{{x}}"]}}])
def test_a_column_of_another_shape_is_reported(column):
    done = run_step(66, table(column))
    assert done.document["children"] == [table(column)]
    assert len(done.diagnostics) == 1
