"""A widget has no widgetId or no widgetName.

The editor keeps the widgets of a page in a table by their ids, and bindings name them. A widget without an id is
not shown, nor is what is inside it; one without a name cannot be referred to.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True

_HINTS = {
    "widgetId": "Add an id that no other widget of the page has, and use it as parentId of the widgets inside.",
    "widgetName": "Add a name that nothing else on the page has.",
}


def check(application: Application) -> Iterator[Problem]:
    """Yield each widget whose id or name is missing, empty or no text."""
    for page in application.pages:
        for placed in page.widgets:
            for key, hint in _HINTS.items():
                if not isinstance(value := placed.widget.get(key), str) or not value:
                    shown = placed.type or "widget"
                    yield Problem(f"The {shown} has no {key}.", placed.pointer, placed.entity, hint)
