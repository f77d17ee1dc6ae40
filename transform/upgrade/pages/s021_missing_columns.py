"""21 -> 22, v1.5.3.2: widgets without columns move below their neighbours, and tabs may scroll.

`{"widgetId": "a", "topRow": 0, "bottomRow": 4}` -> `{..., "topRow": 41, "bottomRow": 45, ...}`
"""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from ...pages import ROOT_ID, Widget
from ..draft import PageDraft
from ..js import (
    UNDEFINED,
    StepError,
    multiply,
    strict_equal,
    strict_key,
    subtract,
    to_number,
    to_string,
    truthy,
)
from ..steps import page_step


@page_step()
def upgrade(draft: PageDraft) -> None:
    """Widgets without columns move below their neighbours, and tabs scroll where these do not fit."""
    widgets = list(draft.in_order())
    lacking = [widget for widget in widgets if _lacks_columns(widget)]
    tabs = [w for w in widgets if w.get("type") == "TABS_WIDGET" and strict_equal(w.get("version"), 3)]
    if not lacking and not tabs:
        return
    index = _index(widgets)
    moved = _move_all(draft, lacking, index)
    for widget in tabs:
        draft.attempt(widget, lambda widget, draft: _scroll_if_needed(widget, draft, index, moved))


def _lacks_columns(widget: Widget) -> bool:
    return ("leftColumn" not in widget or "rightColumn" not in widget) and widget.get("widgetId") != ROOT_ID


def _index(widgets: list[Widget]) -> dict[str, Widget]:
    """Give the widgets by id as they stand before anything moves; equal ids merge."""
    index: dict[str, Widget] = {}
    for widget in widgets:
        if truthy(widget.get("widgetId")):
            key = to_string(widget["widgetId"])
            index[key] = {**index[key], **widget} if key in index else widget
    return index


def _move_all(draft: PageDraft, lacking: list[Widget], index: dict[str, Widget]) -> set[str]:
    """Move the widgets that are in the index, and give their ids; over others the product stumbles on."""
    lowest = _lowest_rows(index) if lacking else {}
    moved = set()
    for widget in lacking:
        key = to_string(widget.get("widgetId", UNDEFINED))
        if key in index:
            neighbours = lowest.get(strict_key(_parent_of(widget)), [])
            top = 1 + max([0, *(row for row, other in neighbours if other != key)])
            draft.attempt(widget, partial(_move, top=top))
            moved.add(key)
    return moved


def _parent_of(widget: Widget) -> Any:
    parent = widget.get("parentId")
    return parent if truthy(parent) else ROOT_ID


def _lowest_rows(index: dict[str, Widget]) -> dict[Any, list[tuple[float, str]]]:
    """Give for each parent the two lowest bottom rows with the widgets that have them."""
    lowest: dict[Any, list[tuple[float, str]]] = {}
    for key, widget in index.items():
        if widget.get("type") != "MODAL_WIDGET":
            parent = strict_key(widget.get("parentId", UNDEFINED))
            row = to_number(widget.get("bottomRow", UNDEFINED))
            rows = [*lowest.get(parent, []), (row if row == row else 0, key)]
            lowest[parent] = sorted(rows, reverse=True)[:2]
    return lowest


def _move(widget: Widget, draft: PageDraft, *, top: float) -> None:
    height = subtract(widget.get("bottomRow", UNDEFINED), widget.get("topRow", UNDEFINED))
    widget["topRow"] = top
    widget["bottomRow"] = top + height
    draft.has_nan = draft.has_nan or not math.isfinite(top + height)
    widget["rightColumn"] = 4
    widget["leftColumn"] = 0


def _scroll_if_needed(widget: Widget, draft: PageDraft, index: dict[str, Widget], moved: set[str]) -> None:
    if _overflows(widget, draft, index, moved):
        widget["shouldScrollContents"] = True


def _overflows(widget: Widget, draft: PageDraft, index: dict[str, Widget], moved: set[str]) -> bool:
    height = subtract(widget.get("bottomRow", UNDEFINED), widget.get("topRow", UNDEFINED))
    room = multiply(height, widget.get("parentRowSpace", UNDEFINED))
    for child in draft.children(widget):
        for grandchild in draft.children(child):
            key = to_string(grandchild.get("widgetId", UNDEFINED))
            if key not in index:
                raise StepError("a widget in a tab has no id")
            row_space = grandchild.get("parentRowSpace", UNDEFINED)
            if key in moved and multiply(grandchild.get("bottomRow", UNDEFINED), row_space) > room:
                return True
    return False
