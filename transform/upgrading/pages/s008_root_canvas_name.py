"""8 -> 9, v1.3.3: a root canvas under another name than MainContainer becomes Canvas1.

`{"widgetId": "0", "widgetName": "Main"}` -> `{"widgetId": "0", "widgetName": "Canvas1"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/008-renamed-canvas-name-conflict-migration.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ...product.traversal import Walk
from ..children_access import ChildrenAccess, on_any
from ..draft import PageDraft
from ..steps import page_step
from .s007_canvas_names import renumber


@page_step("CANVAS_WIDGET", children=ChildrenAccess(fails_on=on_any))
def upgrade(draft: PageDraft) -> None:
    """Canvases are numbered again; a root of another name than MainContainer is the first of them."""
    root = draft.root
    number = 1
    if root.get("type") == "CANVAS_WIDGET" and root.get("widgetName") != "MainContainer":
        draft.attempt(root, _rename_root)
        number = 2
    renumber(draft, draft.reached(("CANVAS_WIDGET",), Walk.DESCENDANTS), number)


def _rename_root(root: Widget, _: PageDraft) -> None:
    root["widgetName"] = "Canvas1"
    if truthy(root.get("name")):
        root["name"] = "Canvas1"
