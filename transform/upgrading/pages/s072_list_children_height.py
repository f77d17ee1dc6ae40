"""72 -> 73, v1.9.0: widgets in a list have a fixed height.

`{"type": "LIST_WIDGET", "children": [... text ...]}` -> the text has `"dynamicHeight": "FIXED"`
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ..draft import PageDraft
from ..steps import page_step


@page_step("LIST_WIDGET")
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
