"""82 -> 83, v1.9.31: staggered chart labels are placed automatically.

`{"labelOrientation": "stagger"}` -> `{"labelOrientation": "auto"}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..steps import widget_step
from ..walks import Walk


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Staggered chart labels are placed automatically."""
    if widget.get("labelOrientation") == "stagger":
        widget["labelOrientation"] = "auto"
