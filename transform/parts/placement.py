"""Find room for widgets on a page of rows and 64 columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..application.pages import Widget
from ..document.numbers import is_json_number
from ..errors import InputError
from .inventory import objects

COLUMNS = 64
_ROW_HEIGHT = 10


def placed(widgets: Sequence[Widget], around: Sequence[Widget], at: tuple[int, int] | None) -> list[Widget]:
    """Return widgets moved together below what is there, or with their upper left corner at (column, row).

    What floats above the page, as a modal does, stays as it is. Raises InputError for a place outside the page.
    """
    fixed = [widget for widget in widgets if not widget.get("detachFromLayout")]
    top = min((_number(widget, "topRow") for widget in fixed), default=0)
    left = min((_number(widget, "leftColumn") for widget in fixed), default=0)
    if at is None:
        columns, rows = 0, rows_of(around) - top
        if not rows_of(around):
            rows = 0
    else:
        columns, rows = at[0] - left, at[1] - top
        right = max((_number(widget, "rightColumn") for widget in fixed), default=0) + columns
        if at[0] < 0 or at[1] < 0 or right > COLUMNS:
            raise InputError(
                f"The widgets do not fit at column {at[0]}, row {at[1]}: a page has {COLUMNS} columns",
                hint=f"Name a column from 0 to {max(COLUMNS - int(right - columns - left), 0)}.",
            )
    return [widget if widget.get("detachFromLayout") else _moved(widget, columns, rows) for widget in widgets]


def rows_of(widgets: Sequence[Widget]) -> Any:
    """Return the row below all widgets that are part of the page."""
    return max(
        (_number(widget, "bottomRow") for widget in widgets if not widget.get("detachFromLayout")), default=0
    )


def grown(root: Widget, children: list[Widget]) -> Widget:
    """Return the root of a page with these widgets, high enough for all of them."""
    needed = rows_of(list(objects(children))) * _ROW_HEIGHT
    root = {**root, "children": children}
    if _number(root, "bottomRow") < needed:
        root["bottomRow"] = needed
    return root


def in_layers(root: Widget, added: Sequence[Widget]) -> Widget:
    """Return the root of a page that lays its widgets out in layers with each added widget in a layer of its own."""
    layers = root.get("flexLayers")
    if not isinstance(layers, list) or not layers:
        return root
    new = [
        {"children": [{"id": widget.get("widgetId"), "align": "start"}]}
        for widget in added
        if not widget.get("detachFromLayout")
    ]
    return {**root, "flexLayers": [*layers, *new]}


def _moved(widget: Widget, columns: Any, rows: Any) -> Widget:
    moved = dict(widget)
    for key, shift in (
        ("topRow", rows),
        ("bottomRow", rows),
        ("mobileTopRow", rows),
        ("mobileBottomRow", rows),
        ("leftColumn", columns),
        ("rightColumn", columns),
    ):
        if shift and is_json_number(moved.get(key)):
            moved[key] += shift
    return moved


def _number(widget: Widget, key: str) -> Any:
    value = widget.get(key)
    return value if is_json_number(value) else 0
