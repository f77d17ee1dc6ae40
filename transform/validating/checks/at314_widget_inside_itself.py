"""A widget is inside a widget with the same id.

The editor keeps widgets by id with the ids of their children, so this widget would be its own child: the
page never stops loading.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each widget that is inside a widget with its id."""
    for page in application.pages:
        around: list[tuple[str, str]] = []  # pointer and id of the widgets that are open
        open_ids: dict[str, int] = {}
        for placed in page.widgets:
            while around and not placed.pointer.startswith(around[-1][0] + "/"):
                open_ids[around.pop()[1]] -= 1
            widget_id = placed.entity.id or ""
            if widget_id and open_ids.get(widget_id):
                message = "The widget is inside a widget with the same id."
                hint = "Change its widgetId, or move it out."
                yield Problem(message, placed.pointer, placed.entity, hint)
            around.append((placed.pointer, widget_id))
            open_ids[widget_id] = open_ids.get(widget_id, 0) + 1
