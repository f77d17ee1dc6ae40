"""1 -> 2, before v1.0: containers and forms hold their children in a canvas of their own.

`{"type": "FORM_WIDGET", "children": [input]}` ->
`{"type": "FORM_WIDGET", "children": [{"type": "CANVAS_WIDGET", "children": [input]}]}`
"""

from __future__ import annotations

import math

from ...pages import Widget
from ..draft import PageDraft
from ..js import UNDEFINED, get, multiply, subtract
from ..steps import page_step

_CONTAINERS = ("CONTAINER_WIDGET", "FORM_WIDGET")


@page_step(*_CONTAINERS, retypes=True)
def upgrade(draft: PageDraft) -> None:
    """Containers and forms hold their children in a canvas of their own."""
    parents = [draft.root]
    while parents:
        parent = parents.pop()
        for widget in draft.children(parent):
            if widget.get("type") in _CONTAINERS and _lacks_canvas(widget) and draft.attempt(widget, _wrap):
                parents.append(widget["children"][0])


def _lacks_canvas(widget: Widget) -> bool:
    children = widget.get("children")
    if not isinstance(children, list) or not children:
        return True
    return get(children[0], "type") not in ("CANVAS_WIDGET", "FORM_WIDGET")


def _wrap(widget: Widget, draft: PageDraft) -> None:
    """Put a canvas between a container and its children; ids are drawn for the name first."""
    width = multiply(
        widget.get("parentColumnSpace", UNDEFINED),
        subtract(widget.get("rightColumn", UNDEFINED), widget.get("leftColumn", UNDEFINED)),
    )
    height = multiply(
        widget.get("parentRowSpace", UNDEFINED),
        subtract(widget.get("bottomRow", UNDEFINED), widget.get("topRow", UNDEFINED)),
    )
    draft.has_nan = draft.has_nan or not math.isfinite(width + height)
    canvas = {
        **widget,
        "backgroundColor": "transparent",
        "type": "CANVAS_WIDGET",
        "detachFromLayout": True,
        "topRow": 0,
        "leftColumn": 0,
        "rightColumn": width,
        "bottomRow": height,
        "widgetName": draft.new_id(),
        "widgetId": draft.new_id(),
        "parentRowSpace": 1,
        "parentColumnSpace": 1,
        "containerStyle": "none",
        "canExtend": False,
        "isVisible": True,
    }
    canvas.pop("dynamicBindings", None)
    canvas.pop("dynamicProperties", None)
    widget["children"] = [canvas]
