"""21 -> 22, v1.5.3.2: widgets without columns move below their neighbours, and tabs may scroll.

`{"widgetId": "a", "topRow": 0, "bottomRow": 4}` -> `{..., "topRow": 41, "bottomRow": 45, ...}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/021-migrate-overflowing-tabs-widgets.ts
"""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from ...application.pages import ROOT_ID, Widget
from ...product.javascript_values import (
    UNDEFINED,
    multiply,
    strict_equal,
    strict_key,
    subtract,
    to_number,
    to_string,
    truthy,
)
from ..draft import PageDraft
from ..steps import page_step


@page_step()
def upgrade(draft: PageDraft) -> None:
    """Widgets without columns move below their neighbours, and tabs scroll where these do not fit."""
    some_lack = any(map(_lacks_columns, draft.widgets()))
    tabs = [widget for widget in draft.widgets("TABS_WIDGET") if strict_equal(widget.get("version"), 3)]
    if not some_lack and not tabs:
        return
    lacking = [widget for widget in draft.in_order() if _lacks_columns(widget)] if some_lack else []
    moved = _move_all(draft, lacking, _index(draft))
    for widget in tabs:
        draft.attempt(widget, lambda widget, draft: _scroll_if_needed(widget, draft, moved))


def _lacks_columns(widget: Widget) -> bool:
    return ("leftColumn" not in widget or "rightColumn" not in widget) and widget.get("widgetId") != ROOT_ID


def _index(draft: PageDraft) -> dict[str, Widget]:
    """Return the widgets by id as they stand before anything moves.

    Equal ids merge, children before their parents; all widgets without an id are one to the product.
    """
    parents_last = []
    stack = [draft.root]
    while stack:
        parents_last.append(stack.pop())
        stack += draft.children(parents_last[-1])
    index: dict[str, Widget] = {}
    for widget in reversed(parents_last):
        key = _id_of(widget)
        index[key] = {**index[key], **widget} if key in index else widget
    return index


def _id_of(widget: Widget) -> str:
    return to_string(widget.get("widgetId", UNDEFINED))


def _move_all(draft: PageDraft, lacking: list[Widget], index: dict[str, Widget]) -> set[str]:
    """Move the widgets that lack columns, and give their ids."""
    lowest = _lowest_rows(index) if lacking else {}
    moved = set()
    for widget in lacking:
        key = _id_of(widget)
        neighbours = lowest.get(strict_key(_parent_of(widget)), [])
        top = 1 + max([0, *(row for row, other in neighbours if other != key)])
        draft.attempt(widget, partial(_move, top=top))
        moved.add(key)
    return moved


def _parent_of(widget: Widget) -> Any:
    parent = widget.get("parentId")
    return parent if truthy(parent) else ROOT_ID


def _lowest_rows(index: dict[str, Widget]) -> dict[Any, list[tuple[float, str]]]:
    """Return for each parent the two lowest bottom rows with the widgets that have them."""
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


def _scroll_if_needed(widget: Widget, draft: PageDraft, moved: set[str]) -> None:
    if _overflows(widget, draft, moved):
        widget["shouldScrollContents"] = True


def _overflows(widget: Widget, draft: PageDraft, moved: set[str]) -> bool:
    height = subtract(widget.get("bottomRow", UNDEFINED), widget.get("topRow", UNDEFINED))
    room = multiply(height, widget.get("parentRowSpace", UNDEFINED))
    for child in draft.children(widget):
        for grandchild in draft.children(child):
            row_space = grandchild.get("parentRowSpace", UNDEFINED)
            bottom = grandchild.get("bottomRow", UNDEFINED)
            if _id_of(grandchild) in moved and multiply(bottom, row_space) > room:
                return True
    return False
