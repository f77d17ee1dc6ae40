"""The product's own binding of a column whose id is no name is a warning with a repair, never an error."""

from __future__ import annotations

import json

import pytest
from an_export import Json, codes, export, found, widget

import transform


def binding(column: str, raw: str) -> str:
    row = f"currentRow[{json.dumps(column)}]"
    return (
        "{{(() => { const tableData = Table1.processedTableData || []; return tableData.length > 0 ? "
        f"tableData.map((currentRow, currentIndex) => ({row})) : {raw} }})()}}}}"
    )


def table(value: str) -> Json:
    columns = {"c": {"id": "c", "columnType": "text", "computedValue": value}}
    listed = [{"key": "primaryColumns.c.computedValue"}]
    return widget("Table1", "TABLE_WIDGET_V2", primaryColumns=columns, dynamicBindingPathList=listed)


COLUMNS = ["First Name", "50%", "a-b", "a:b", "2nd", "Größe (cm)", 'a "b"']


@pytest.mark.parametrize("column", COLUMNS)
def test_it_is_a_warning_that_names_the_column(column: str):
    document = export(table(binding(column, column)))
    assert codes(document) == ["AT510"]
    (item,) = found(document, "AT510")
    assert item.severity == "warning" and column in item.message
    assert item.pointer.endswith("/primaryColumns/c/computedValue")


@pytest.mark.parametrize("column", COLUMNS)
def test_fix_reads_the_value_from_the_row(column: str):
    fixed = transform.fix(export(table(binding(column, column)))).document
    dsl = fixed["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    row = f"currentRow[{json.dumps(column)}]"
    assert dsl["children"][0]["primaryColumns"]["c"]["computedValue"] == binding(column, row)
    assert codes(fixed) == []


def test_an_id_that_is_a_name_is_fine():
    assert not found(export(table(binding("state", "state"))), "AT510")


def test_other_code_that_cannot_be_read_stays_an_error():
    assert codes(export(table(binding("First Name", "First Nam")))) == ["AT502"]
