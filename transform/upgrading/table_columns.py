"""The columns of table widgets: `{key: column}` in primaryColumns and derivedColumns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..application.pages import Widget
from ..patterns import pattern
from ..product.javascript_values import StepError, get, own_keys

_UNSAFE = pattern(r"[^A-Za-z0-9_]+")
_KEY_LENGTH = 200

ColumnChange = Callable[[str, Any], Any]


def sanitize_key(text: str) -> str:
    """Return a column key as the product writes it: runs of other characters become `_`, cut to 200."""
    return _UNSAFE.sub("_", text)[:_KEY_LENGTH]


def column_entries(columns: Any) -> list[tuple[str, Any]]:
    """Return (key, column) in JavaScript's order; raises StepError for null and undefined."""
    if isinstance(columns, dict):
        return [(key, columns[key]) for key in own_keys(columns)]
    return [(key, get(columns, key)) for key in own_keys(columns)]


def change_columns(widget: Widget, change: ColumnChange, *, name: str = "primaryColumns") -> None:
    """Replace each column by what `change(key, column)` gives; what it gives back as it is stays.

    Raises StepError where the columns are null or undefined.
    """
    columns = widget.get(name)
    if columns is None:
        raise StepError(f"{name} is missing")
    entries = columns.items() if type(columns) is dict else column_entries(columns)
    changed = {}
    for key, column in entries:
        new = change(key, column)
        if new is not column:
            changed[key] = new
    if changed:
        widget[name] = with_entries(columns, changed)


def with_entries(columns: Any, changed: dict[str, Any]) -> Any:
    """Return columns with some of them replaced; a list in place of the object stays a list."""
    if isinstance(columns, list):
        return [changed.get(str(index), column) for index, column in enumerate(columns)]
    return {**columns, **changed}


def with_values(column: Any, **values: Any) -> Any:
    """Return a column with some values set.

    On a list JavaScript sets them too, but they vanish in JSON; on a text or number it throws.
    """
    if isinstance(column, dict):
        return {**column, **values}
    if isinstance(column, list):
        return column
    raise StepError("a column is no object")
