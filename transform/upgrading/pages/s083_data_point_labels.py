"""83 -> 84, v1.9.34: charts that scroll show labels at their data points.

`{"allowScroll": true}` -> `{"allowScroll": true, "showDataPointLabel": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/083-migrate-add-show-hide-data-point-labels.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS, loose_version=True)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Charts that scroll show labels at their data points."""
    if "allowScroll" in widget:
        widget["showDataPointLabel"] = widget["allowScroll"]
    else:
        widget.pop("showDataPointLabel", None)
