"""20 -> 21, v1.5.3.1: the canvases of tabs fill their tabs widget.

`{"type": "TABS_WIDGET", "version": 2, "children": [canvas]}` -> `{..., "version": 3}` with the canvas resized
"""

from __future__ import annotations

import math
from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import UNDEFINED, multiply, spread, strict_equal, subtract
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABS_WIDGET", walk=Walk.EVERY, retypes=True)
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """The canvases of tabs fill their tabs widget."""
    if not strict_equal(widget.get("version"), 2):
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
