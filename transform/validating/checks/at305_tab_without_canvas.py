"""A tab has no canvas, or a canvas belongs to no tab.

`tabsObj` of a Tabs widget names for each tab the canvas that it shows, by its widgetId. A tab whose canvas is
not among the children is empty; widgets on a canvas of no tab can never be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...application.entities import text
from ...diagnostics import Severity
from ...document.pointers import join
from ..application import Application, PlacedWidget
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield the tabs without canvas, then the canvases without tab."""
    for page in application.pages:
        for placed in page.widgets:
            tabs = placed.widget.get("tabsObj")
            if placed.type == "TABS_WIDGET" and isinstance(tabs, dict) and tabs:
                yield from _faults(placed, tabs)


def _faults(placed: PlacedWidget, tabs: dict[str, Any]) -> Iterator[Problem]:
    children = placed.widget.get("children")
    canvases = {
        text(child.get("widgetId")): i
        for i, child in enumerate(children if isinstance(children, list) else ())
        if isinstance(child, dict)
    }
    shown = set()
    for key, tab in tabs.items():
        canvas = text(tab.get("widgetId")) if isinstance(tab, dict) else None
        shown.add(canvas)
        if canvas not in canvases:
            label = (text(tab.get("label")) if isinstance(tab, dict) else None) or key
            message = f"The tab {label} shows nothing: its canvas {canvas or ''} is missing.".replace(
                "  ", " "
            )
            pointer = join(placed.pointer, "tabsObj", key)
            yield Problem(
                message, pointer, placed.entity, "Remove the tab, or name the canvas by its widgetId."
            )
    for canvas, i in canvases.items():
        if canvas not in shown:
            message = f"No tab shows the canvas {canvas}, so the widgets on it cannot be seen."
            pointer = join(placed.pointer, "children", i)
            yield Problem(message, pointer, placed.entity, "Add a tab with its widgetId, or remove it.")
