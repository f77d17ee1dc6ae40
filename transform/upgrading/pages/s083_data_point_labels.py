"""83 -> 84, v1.9.34: charts that scroll show labels at their data points.

`{"allowScroll": true}` -> `{"allowScroll": true, "showDataPointLabel": true}`
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Charts that scroll show labels at their data points."""
    if "allowScroll" in widget:
        widget["showDataPointLabel"] = widget["allowScroll"]
    else:
        widget.pop("showDataPointLabel", None)
