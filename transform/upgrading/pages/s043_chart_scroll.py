"""43 -> 44, v1.5.28: charts call horizontal scrolling `allowScroll`.

`{"allowHorizontalScroll": true}` -> `{"allowScroll": true}`
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Charts call horizontal scrolling allowScroll."""
    if "allowHorizontalScroll" in widget:
        widget["allowScroll"] = widget.pop("allowHorizontalScroll")
    else:
        widget.pop("allowScroll", None)
