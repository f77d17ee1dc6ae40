"""A widget has no widgetId or no widgetName.

The editor keeps the widgets of a page in a table by their ids, and bindings name them. A widget without id is
not shown and takes what is inside it along; one without name cannot be referred to.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"

_HINTS = {
    "widgetId": "Give it an id that no other widget of the page has, and parentId of what is inside it.",
    "widgetName": "Give it a name that nothing else on the page has.",
}


def check(application: Application) -> Iterator[Problem]:
    """Yield each widget whose id or name is missing, empty or no text."""
    for page in application.pages:
        for placed in page.widgets:
            for key, hint in _HINTS.items():
                if not isinstance(value := placed.widget.get(key), str) or not value:
                    shown = placed.type or "widget"
                    yield Problem(f"The {shown} has no {key}.", placed.pointer, placed.entity, hint)
