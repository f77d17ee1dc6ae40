"""2 -> 3, before v1.0: chart data stands inside a series.

`{"type": "CHART_WIDGET", "chartData": "[...]"}` -> `{..., "chartData": [{"data": "[...]"}]}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/002-chart-data-migration.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import get, truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.CONTAINERS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Chart data stands inside a series, so that a chart can have several."""
    data = widget.get("chartData")
    if truthy(data) and truthy(get(data, "length")) and not isinstance(get(data, 0), list):
        widget["chartData"] = [{"data": data}]
