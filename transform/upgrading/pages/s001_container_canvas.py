"""1 -> 2, before v1.0: containers and forms hold their children in a canvas of their own.

`{"type": "FORM_WIDGET", "children": [input]}` ->
`{"type": "FORM_WIDGET", "children": [{"type": "CANVAS_WIDGET", "children": [input]}]}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/001-update-containers.ts
"""

from __future__ import annotations

import math

from ...application.pages import Widget
from ...product.javascript_values import UNDEFINED, StepError, get, multiply, subtract
from ...product.malformed_children import Malformation
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import page_step

_CONTAINERS = ("CONTAINER_WIDGET", "FORM_WIDGET")


def _fails_on(_: Widget, malformation: Malformation, is_root: bool) -> bool:
    return is_root and malformation is not Malformation.NO_LIST


@page_step(*_CONTAINERS, retypes=True, children=ChildrenAccess(fails_on=_fails_on))
def upgrade(draft: PageDraft) -> None:
    """Containers and forms hold their children in a canvas of their own."""
    waiting = draft.children(draft.root)[::-1]
    while waiting:  # in reading order, in which the product draws its ids
        widget = waiting.pop()
        if widget.get("type") in _CONTAINERS:
            children = widget.get("children")
            draft.attempt(widget, _give_canvas)
            if widget.get("children") is not children:
                waiting += reversed(draft.children(widget["children"][0]))


def _give_canvas(widget: Widget, draft: PageDraft) -> None:
    children = widget.get("children")
    if isinstance(children, str) and children:
        raise StepError("its children are a text")
    first = get(children, 0) if isinstance(children, list) and children else {}
    if get(first, "type") not in ("CANVAS_WIDGET", "FORM_WIDGET"):
        _wrap(widget, draft)


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
