"""21 -> 22, v1.5.3.2: widgets without columns move below their neighbours, and tabs may scroll.

`{"widgetId": "a", "topRow": 0, "bottomRow": 4}` -> `{..., "topRow": 41, "bottomRow": 45, ...}`
"""

from __future__ import annotations

import math

from ...pages import Widget
from ..draft import PageDraft
from ..js import UNDEFINED, StepError, multiply, strict_equal, subtract, to_number, to_string, truthy
from ..steps import page_step


@page_step()
def upgrade(draft: PageDraft) -> None:
    """Widgets without columns move below their neighbours, and tabs scroll where these do not fit."""
    lacking = [widget for widget in draft.in_order() if _lacks_columns(widget)]
    tabs = [
        w for w in draft.in_order() if w.get("type") == "TABS_WIDGET" and strict_equal(w.get("version"), 3)
    ]
    if not lacking and not tabs:
        return
    index = _index(draft)
    lowest = _lowest_rows(index)
    moved = set()
    for widget in lacking:
        if draft.attempt(widget, lambda widget, draft: _move_below(widget, draft, lowest)):
            moved.add(to_string(widget.get("widgetId", UNDEFINED)))
    for widget in tabs:
        draft.attempt(widget, lambda widget, draft: _scroll_if_needed(widget, draft, index, moved))


def _lacks_columns(widget: Widget) -> bool:
    return ("leftColumn" not in widget or "rightColumn" not in widget) and widget.get("widgetId") != "0"


def _index(draft: PageDraft) -> dict[str, Widget]:
    """Give the widgets by id as they stand before anything moves; equal ids merge."""
    index: dict[str, Widget] = {}
    for widget in draft.in_order():
        if truthy(widget.get("widgetId")):
            key = to_string(widget["widgetId"])
            index[key] = {**index.get(key, {}), **widget}
    return index


def _parent_of(widget: Widget) -> str:
    parent = widget.get("parentId")
    return to_string(parent) if truthy(parent) else "0"


def _lowest_rows(index: dict[str, Widget]) -> dict[str, list[tuple[float, str]]]:
    """Give for each parent the two lowest bottom rows with the widgets that have them."""
    lowest: dict[str, list[tuple[float, str]]] = {}
    for key, widget in index.items():
        parent = widget.get("parentId")
        if isinstance(parent, str) and widget.get("type") != "MODAL_WIDGET":
            row = to_number(widget.get("bottomRow", UNDEFINED))
            rows = [*lowest.get(parent, []), (row if row == row else 0, key)]
            lowest[parent] = sorted(rows, reverse=True)[:2]
    return lowest


def _move_below(widget: Widget, draft: PageDraft, lowest: dict[str, list[tuple[float, str]]]) -> None:
    own = to_string(widget.get("widgetId", UNDEFINED))
    rows = [row for row, key in lowest.get(_parent_of(widget), []) if key != own]
    top = 1 + max([0, *rows])
    height = subtract(widget.get("bottomRow", UNDEFINED), widget.get("topRow", UNDEFINED))
    widget["topRow"] = top
    widget["bottomRow"] = top + height
    draft.has_nan = draft.has_nan or not math.isfinite(top + height)
    widget["rightColumn"] = 4
    widget["leftColumn"] = 0


def _scroll_if_needed(widget: Widget, draft: PageDraft, index: dict[str, Widget], moved: set[str]) -> None:
    height = subtract(widget.get("bottomRow", UNDEFINED), widget.get("topRow", UNDEFINED))
    room = multiply(height, widget.get("parentRowSpace", UNDEFINED))
    for child in draft.children(widget):
        for grandchild in draft.children(child):
            key = to_string(grandchild.get("widgetId", UNDEFINED))
            if key not in index:
                raise StepError("a widget in a tab has no id")
            row_space = grandchild.get("parentRowSpace", UNDEFINED)
            if key in moved and multiply(grandchild.get("bottomRow", UNDEFINED), row_space) > room:
                widget["shouldScrollContents"] = True
