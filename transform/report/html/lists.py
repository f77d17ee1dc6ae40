"""Drawings of widgets that consist of several things: columns, tabs, options, buttons, cells, fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...document.numbers import is_json_number
from .fitting import LINE, fitted, width_of
from .grid import children
from .room import PAD, Item, Widget, labelled

_COLUMN = 64.0
_MOST_ITEMS = 12
_OPTIONS = ("options", "sourceData")


def options(widget: Widget) -> dict[str, Any]:
    """Return labels of options beside each other, in as many lines as there is room for."""
    found = labelled(widget)
    x, y = float(found.get("left", 0)), float(found.get("top", 0))
    items: list[Item] = []
    for label in _option_labels(widget):
        room = width_of(label) + 24
        if x + room > widget.width and x > found.get("left", 0):
            x, y = float(found.get("left", 0)), y + LINE + 4
        if y + LINE > widget.height and items:
            break
        items.append(Item(x, room, fitted(label, widget.width - x - 18), y))
        x += room
    return {**found, "items": tuple(items)}


def _option_labels(widget: Widget) -> list[str]:
    for key in _OPTIONS:
        options = widget.value.get(key)
        if isinstance(options, list):
            labels = [
                widget.shown(one.get("label", one.get("name"))) for one in options if isinstance(one, dict)
            ]
            return [label for label in labels if label][:_MOST_ITEMS]
    bound = widget.text(*_OPTIONS)
    return [bound if bound.startswith("{") else "…", "…"]


def table(widget: Widget) -> dict[str, Any]:
    """Return the labels of the first columns, or what the data is bound to."""
    columns = list(_columns(widget))
    number = max(1, min(len(columns), int(widget.width / _COLUMN)))
    width = widget.width / number
    items = [
        Item(round(i * width), round(width), widget.fitted(label, width - 8))
        for i, label in enumerate(columns[:number])
    ]
    bound = "" if columns else widget.text("tableData")
    return {"items": tuple(items), "text": widget.fitted(bound, widget.width - 2 * PAD)}


def _columns(widget: Widget) -> Iterator[str]:
    """Yield the labels of the columns that are shown, in their order."""
    columns = widget.value.get("primaryColumns")
    known = columns if isinstance(columns, dict) else {}
    order = widget.value.get("columnOrder")
    keys = [key for key in order if isinstance(key, str) and key in known] if isinstance(order, list) else []
    for key in keys + [key for key in known if key not in keys]:
        column = known[key] if isinstance(known[key], dict) else {}
        if column.get("isVisible") is not False:
            yield widget.shown(column.get("label")) or widget.shown(key)


def tabs(widget: Widget) -> dict[str, Any]:
    """Return the labels of tabs."""
    tabs = widget.value.get("tabsObj")
    known = [one for one in tabs.values() if isinstance(one, dict)] if isinstance(tabs, dict) else []
    ordered = sorted(known, key=lambda one: _index(one.get("index")))
    labels = [widget.shown(one.get("label")) for one in ordered] or [
        widget.shown(child.get("tabName")) for child in children(widget.value)
    ]
    return {"items": tuple(_in_a_row(labels, widget.width, 14))}


def buttons(widget: Widget) -> dict[str, Any]:
    """Return the labels of a group of buttons, beside or below each other."""
    buttons = widget.value.get("groupButtons", widget.value.get("buttonsList"))
    known = [one for one in buttons.values() if isinstance(one, dict)] if isinstance(buttons, dict) else []
    ordered = sorted(known, key=lambda one: _index(one.get("index")))
    labels = [widget.shown(one.get("label")) for one in ordered][:_MOST_ITEMS]
    room = widget.width / max(len(labels), 1)
    if widget.value.get("orientation") == "vertical":
        step = widget.height / max(len(labels), 1)
        column = [
            Item(0, widget.width, fitted(label, widget.width - 8), round(i * step))
            for i, label in enumerate(labels)
        ]
        return {"items": tuple(column), "top": round(step)}
    items = [
        Item(round(i * room), round(room), widget.fitted(label, room - 8)) for i, label in enumerate(labels)
    ]
    return {"items": tuple(items), "top": widget.height}


def _index(value: Any) -> float:
    return float(value) if is_json_number(value) else 0.0


def _in_a_row(labels: list[str], width: float, pad: float) -> Iterator[Item]:
    x = 0.0
    for label in labels[:_MOST_ITEMS]:
        room = min(width_of(label) + pad, width - x)
        if room < pad:
            return
        yield Item(round(x), round(room), fitted(label, room - pad / 2))
        x += room


def cells(widget: Widget) -> dict[str, Any]:
    """Return the cells of a list below its first one, which holds the template."""
    template = next(iter(children(next(iter(children(widget.value)), {}))), {})
    bottom = template.get("bottomRow")
    step = max(bottom * 5.0 if isinstance(bottom, int | float) else 0.0, 24.0)
    rows = [Item(2, widget.width - 4, "", round(y)) for y in _steps(step, widget.height - 12.0)]
    return {"items": tuple(rows[:_MOST_ITEMS]), "top": round(step)}


def _steps(step: float, end: float) -> Iterator[float]:
    at = 0.0
    while at < end:
        yield at
        at += step


def json_form(widget: Widget) -> dict[str, Any]:
    """Return the title of a form that is made from data, and the labels of its fields."""
    schema = widget.value.get("schema")
    root = schema.get("__root_schema__") if isinstance(schema, dict) else None
    fields = root.get("children") if isinstance(root, dict) else None
    known = [one for one in fields.values() if isinstance(one, dict)] if isinstance(fields, dict) else []
    labels = [
        widget.shown(one.get("label", one.get("accessor")))
        for one in sorted(known, key=lambda one: _index(one.get("position")))
    ]
    most = max(0, int((widget.height - 44) / 34))
    room = widget.width - 12
    items = [Item(6, room, fitted(label, room - 2), 22 + i * 34) for i, label in enumerate(labels[:most])]
    return {
        "text": widget.fitted(widget.text("title"), widget.width - 2 * PAD),
        "label": fitted(widget.text("submitButtonLabel") or "Submit", 60) if widget.height > 60 else "",
        "items": tuple(items),
    }
