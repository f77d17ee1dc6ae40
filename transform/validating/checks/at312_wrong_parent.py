"""A widget's parentId is not the id of the widget around it.

The editor moves and deletes widgets by parentId, so such a widget cannot be moved, or is deleted with a widget
that it does not belong to. `--fix` sets parentId to the id of the widget around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import text
from ...diagnostics import Severity
from ..application import Application
from ..checking import Edit, Problem

SEVERITY: Severity = "warning"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each widget with another parentId than that of the tree."""
    for page in application.pages:
        for placed in page.widgets:
            parent_id = text(placed.parent.get("widgetId")) if placed.parent is not None else None
            if parent_id is None or placed.widget.get("parentId") == parent_id:
                continue
            given = placed.widget.get("parentId")
            message = (
                f"parentId is {given}, but the widget is inside {parent_id}."
                if isinstance(given, str)
                else f"The widget has no parentId; it is inside {parent_id}."
            )
            pointer = placed.pointer + ("/parentId" if "parentId" in placed.widget else "")
            yield Problem(message, pointer, placed.entity, f'Set parentId to "{parent_id}" (--fix does).')


def repair(application: Application) -> Iterator[Edit]:
    """Set parentId to the id of the widget around."""
    for page in application.pages:
        for placed in page.widgets:
            parent_id = text(placed.parent.get("widgetId")) if placed.parent is not None else None
            if parent_id is not None and placed.widget.get("parentId") != parent_id:
                yield Edit(placed.pointer + "/parentId", parent_id, "parentId is the id of the widget around")
