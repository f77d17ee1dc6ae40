"""11 -> 12, v1.4: column keys hold only letters, digits and `_`, and columns read the sanitised data.

`{"primaryColumns": {"first name": {"computedValue": "{{T.tableData.map(...)}}"}}}` ->
`{"primaryColumns": {"first_name": {"computedValue": "{{T.sanitizedTableData.map(...)}}"}}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/011-migrate-table-primary-columns-binding.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_texts import replace_first
from ...product.javascript_values import UNDEFINED, StepError, get, own_keys, spread, to_string, truthy
from ...product.path_lists import list_of
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import column_entries, sanitize_key, with_values


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Column keys hold only letters, digits and underscores, and columns read the sanitised data."""
    columns = widget.get("primaryColumns")
    if not truthy(columns) or not own_keys(columns):
        return
    name = to_string(widget.get("widgetName", UNDEFINED))
    changed = {}
    for key, column in column_entries(columns):
        value = get(column, "computedValue")
        changed[sanitize_key(key)] = {**spread(column), "computedValue": _from_sanitized_data(value, name)}
    widget["primaryColumns"] = changed
    paths = list_of(widget, "dynamicBindingPathList")
    if paths:
        widget["dynamicBindingPathList"] = [_without_spaces(entry) for entry in paths]


def _from_sanitized_data(value: Any, name: str) -> str:
    if not truthy(value):
        return ""
    if not isinstance(value, str):
        raise StepError("a column's computedValue is no text")
    return replace_first(value, f"{name}.tableData.map", f"{name}.sanitizedTableData.map")


def _without_spaces(entry: Any) -> Any:
    key = get(entry, "key")
    if not isinstance(key, str):
        raise StepError("a path is no text")
    return with_values(entry, key=key.replace(" ", "_")) if " " in key else entry
