"""Two widgets of a page have the same widgetId.

The editor keeps the widgets of a page in a table by id: of two with the same id only one is shown, and
moving or deleting it takes both. Ids of different pages may be equal.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application, PlacedWidget
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each widget that has the id of one before it on its page."""
    for page in application.pages:
        seen: dict[str, PlacedWidget] = {}
        for placed in page.widgets:
            widget_id = placed.entity.id
            if widget_id is None:
                continue
            if widget_id in seen:
                other = seen[widget_id].entity.name
                yield Problem(
                    f"{placed.entity.name} and {other} have the same widgetId.",
                    placed.pointer + "/widgetId",
                    placed.entity,
                    "Change one of the ids, and parentId of the widgets inside it.",
                )
            seen.setdefault(widget_id, placed)
