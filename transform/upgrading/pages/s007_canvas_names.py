"""7 -> 8, v1.2.25: canvases are numbered through the page.

`{"type": "CANVAS_WIDGET", "widgetName": "Canvas17"}` -> `{"widgetName": "Canvas1"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/007-canvas-name-conflict-migration.ts
"""

from __future__ import annotations

from collections.abc import Iterable

from ...application.pages import Widget
from ...product.javascript_values import StepError, truthy
from ..children_access import ChildrenAccess, on_any
from ..draft import PageDraft
from ..steps import page_step


def renumber(draft: PageDraft, canvases: Iterable[Widget], number: int) -> None:
    """Name canvases Canvas<number> upwards; those with other names stay."""

    def rename(widget: Widget, _: PageDraft) -> None:
        nonlocal number
        name = widget.get("widgetName")
        if not isinstance(name, str):
            raise StepError("a canvas has no name")
        if name.startswith("Canvas"):
            widget["widgetName"] = f"Canvas{number}"
            if truthy(widget.get("name")):
                widget["name"] = f"Canvas{number}"
            number += 1

    for canvas in canvases:
        draft.attempt(canvas, rename)


@page_step("CANVAS_WIDGET", children=ChildrenAccess(fails_on=on_any))
def upgrade(draft: PageDraft) -> None:
    """Canvases are numbered through the page."""
    renumber(draft, draft.widgets("CANVAS_WIDGET"), 1)
