"""82 -> 83, v1.9.31: staggered chart labels are placed automatically.

`{"labelOrientation": "stagger"}` -> `{"labelOrientation": "auto"}`
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Staggered chart labels are placed automatically."""
    if widget.get("labelOrientation") == "stagger":
        widget["labelOrientation"] = "auto"
