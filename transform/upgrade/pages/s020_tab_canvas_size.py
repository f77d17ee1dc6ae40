"""20 -> 21, v1.5.3.1: the canvases of tabs fill their tabs widget.

`{"type": "TABS_WIDGET", "version": 2, "children": [canvas]}` -> `{..., "version": 3}` with the canvas resized
"""

from __future__ import annotations

import math
from typing import Any

from ...pages import Widget
from ..draft import PageDraft
from ..js import UNDEFINED, multiply, spread, strict_equal, subtract, truthy
from ..steps import widget_step
from ..walks import Walk


@widget_step("TABS_WIDGET", walk=Walk.EVERY, retypes=True)
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """The canvases of tabs fill their tabs widget."""
    if not strict_equal(widget.get("version"), 2):
        return
    children = widget.get("children")
    if truthy(children):
        if not isinstance(children, list):
            return  # the product fails here and passes over it
        size = _size(widget)
        draft.has_nan = draft.has_nan or not math.isfinite(sum(size))
        widget["children"] = [_resized(child, *size) for child in children]
    widget["version"] = 3


def _size(widget: Widget) -> tuple[float, float]:
    def value(name: str) -> Any:
        return widget.get(name, UNDEFINED)

    width = multiply(subtract(value("rightColumn"), value("leftColumn")), value("parentColumnSpace"))
    return width, multiply(subtract(value("bottomRow"), value("topRow")), value("parentRowSpace"))


def _resized(child: Any, width: float, height: float) -> dict[str, Any]:
    return {**spread(child), "leftColumn": 0, "rightColumn": width, "bottomRow": height}
