"""72 -> 73, v1.9.0: widgets in a list have a fixed height.

`{"type": "LIST_WIDGET", "children": [... text ...]}` -> the text has `"dynamicHeight": "FIXED"`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/072-migrate-list-widget-children-for-auto-height.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ...product.malformed_children import Malformation
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import page_step


def _fails_on(_: Widget, malformation: Malformation, __: bool) -> bool:
    return malformation is not Malformation.NULL_ENTRY


@page_step("LIST_WIDGET", children=ChildrenAccess(fails_on=_fails_on))
def upgrade(draft: PageDraft) -> None:
    """Widgets in a list have a fixed height."""
    stack = [(draft.root, False)]
    while stack:
        widget, inside = stack.pop()
        if inside and not truthy(widget.get("detachFromLayout")):
            draft.attempt(widget, _fix_height)
        inside = inside or widget.get("type") == "LIST_WIDGET"
        stack.extend((child, inside) for child in reversed(draft.children(widget)))


def _fix_height(widget: Widget, _: PageDraft) -> None:
    widget["dynamicHeight"] = "FIXED"
