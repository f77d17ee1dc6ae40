"""20 -> 21, v1.5.3.1: the canvases of tabs fill their tabs widget.

`{"type": "TABS_WIDGET", "version": 2, "children": [canvas]}` -> `{..., "version": 3}` with the canvas resized

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/020-migrate-newly-added-tabs-widgets-missing-data.ts
"""

from __future__ import annotations

import math
from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import UNDEFINED, multiply, spread, strict_equal, subtract
from ...product.malformed_children import Malformation
from ...product.traversal import Walk
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import widget_step


def _is_resized(widget: Widget) -> bool:
    return widget.get("type") == "TABS_WIDGET" and strict_equal(widget.get("version"), 2)


def _fails_on(widget: Widget, malformation: Malformation, _: bool) -> bool:
    """Null entries of tabs become objects."""
    if malformation is Malformation.NULL_ENTRY:
        return not _is_resized(widget)
    return malformation is Malformation.STRING


@widget_step("TABS_WIDGET", walk=Walk.EVERY, retypes=True, children=ChildrenAccess(fails_on=_fails_on))
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """The canvases of tabs fill their tabs widget."""
    if not _is_resized(widget):
        return
    children = widget.get("children")
    if isinstance(children, list) and children:
        box = _box(widget)
        draft.has_nan = draft.has_nan or not math.isfinite(box["rightColumn"] + box["bottomRow"])
        widget["children"] = [_resized(child, box) for child in children]
    widget["version"] = 3


def _box(widget: Widget) -> dict[str, float]:
    def value(name: str) -> Any:
        return widget.get(name, UNDEFINED)

    return {
        "leftColumn": 0,
        "rightColumn": multiply(
            subtract(value("rightColumn"), value("leftColumn")), value("parentColumnSpace")
        ),
        "bottomRow": multiply(subtract(value("bottomRow"), value("topRow")), value("parentRowSpace")),
    }


def _resized(child: Any, box: dict[str, float]) -> Any:
    if not isinstance(child, dict):
        return {**spread(child), **box}
    child.update(box)  # the same object, for it may be a tabs widget that the step has yet to reach
    return child
