"""90 -> 91, v1.56: computed values of table columns also work while the table is empty.

`"{{T.processedTableData.map((currentRow, currentIndex) => ( currentRow.a))}}"` -> the same in a function that
looks first whether there are rows

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/090-migrate-table-compute-value-binding.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_texts import length_of, substring
from ...product.javascript_values import UNDEFINED, StepError, contains_binding, get, to_string, truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import change_columns, with_values


@widget_step("TABLE_WIDGET_V2", walk=Walk.EVERY)
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """Computed values of table columns also work while the table is empty."""
    add_fallback(widget, draft)


def add_fallback(widget: Widget, _: PageDraft) -> None:
    """Put the old wrapper's expression into one that gives a single value for an empty table."""
    name = to_string(widget.get("widgetName", UNDEFINED))
    if truthy(widget.get("primaryColumns")):
        change_columns(widget, lambda _, column: _rewrapped(column, name))


def _rewrapped(column: Any, name: str) -> Any:
    value = get(column, "computedValue")
    if not truthy(value) or not contains_binding(value):
        return column
    head = f"{{{{{name}.processedTableData.map((currentRow, currentIndex) => ("
    if head not in value:  # also of a list, whose text holds a binding too
        return column
    if not isinstance(value, str):
        raise StepError("a column's computedValue is no text")
    expression = substring(value, length_of(head), length_of(value) - len("))}}"))
    wrapped = (
        f"{{{{(() => {{ const tableData = {name}.processedTableData || []; return tableData.length > 0 ? "
        f"tableData.map((currentRow, currentIndex) => ({expression})) : {expression} }})()}}}}"
    )
    return with_values(column, computedValue=wrapped)
