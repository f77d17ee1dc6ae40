"""28 -> 29, v1.5.14: computed values of table columns become an expression instead of a function body.

`"{{T.sanitizedTableData.map((currentRow) => { return currentRow.a})}}"` ->
`"{{T.sanitizedTableData.map((currentRow) => ( currentRow.a))}}"`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/028-migrate-table-primary-columns-computed-value.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_texts import length_of, replace_first, substring
from ...product.javascript_values import UNDEFINED, StepError, get, own_keys, spread, to_string, truthy
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import column_entries, sanitize_key


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Computed values of table columns are an expression instead of a function body."""
    columns = widget.get("primaryColumns")
    if not truthy(columns) or not own_keys(columns):
        return
    name = to_string(widget.get("widgetName", UNDEFINED))
    changed = {}
    for key, column in column_entries(columns):
        value = _as_expression(get(column, "computedValue"), name)
        changed[sanitize_key(key)] = {**spread(column), "computedValue": value}
    widget["primaryColumns"] = changed


def _as_expression(value: Any, name: str) -> str:
    """Replace the head, and whatever stands four from the end, as the product does without looking."""
    if not truthy(value):
        return ""
    if not isinstance(value, str):
        raise StepError("a column's computedValue is no text")
    head = f"{name}.sanitizedTableData.map((currentRow) => "
    text = replace_first(value, head + "{ return", head + "(")
    at = length_of(text) - 4
    return substring(text, 0, at) + ")" + substring(text, at + 1)
