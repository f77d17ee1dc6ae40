"""37 -> 38, v1.5.22: table columns have sanitised keys and ids everywhere.

`{"columnOrder": ["a b"], "primaryColumns": {"a b": {"id": "a b"}}}` ->
`{"columnOrder": ["a_b"], "primaryColumns": {"a_b": {"id": "a_b", "computedValue": ""}}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/037-migrate-table-sanitize-column-keys.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_texts import replace_first
from ...product.javascript_values import UNDEFINED, StepError, get, own_keys, spread, truthy
from ...product.path_lists import entries_of
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import column_entries, sanitize_key


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Table columns have sanitised keys and ids everywhere."""
    columns = widget.get("primaryColumns")
    if truthy(columns) and own_keys(columns):
        changed: dict[str, Any] = {}
        for key, column in column_entries(columns):
            new = _sanitized(key, column)
            if new is not None:
                changed[sanitize_key(key)] = new
        widget["primaryColumns"] = changed
    order = widget.get("columnOrder")
    if truthy(order) and not isinstance(order, list):
        raise StepError("columnOrder is no list")
    widget["columnOrder"] = [_sanitized_text(entry) for entry in order] if isinstance(order, list) else []
    paths = entries_of(widget, "dynamicBindingPathList")
    widget["dynamicBindingPathList"] = [_sanitized_path(entry) for entry in paths]


def _sanitized(key: str, column: Any) -> dict[str, Any] | None:
    """Return a column with sanitised id; one without id is taken to be wrapped one level too deep."""
    if not truthy(get(column, "id")):
        keys = own_keys(column)
        column = get(column, keys[0]) if keys else UNDEFINED
        if not truthy(get(column, "id")) and not truthy(get(column, "columnType")):
            return None
    value = get(column, "computedValue")
    text = value if truthy(value) else ""
    if not isinstance(text, str):
        raise StepError("a column's computedValue is no text")
    new_key = sanitize_key(key)
    text = text if new_key == key else replace_first(text, key, new_key)
    return {**spread(column), "computedValue": text, "id": _sanitized_text(get(column, "id"))}


def _sanitized_text(value: Any) -> str:
    if not isinstance(value, str):
        raise StepError("a column's id is no text")
    return sanitize_key(value)


def _sanitized_path(entry: Any) -> Any:
    path = get(entry, "key")
    if not isinstance(path, str):
        raise StepError("a path is no text")
    parts = path.split(".")
    if len(parts) < 2:
        return entry
    middle = sanitize_key(".".join(parts[1:-1]))
    return {"key": f"{parts[0]}.{middle}.{parts[-1]}"}
