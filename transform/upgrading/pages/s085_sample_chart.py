"""85 -> 86, v1.9.37: charts have a configuration for ECharts.

`{"type": "CHART_WIDGET"}` -> `{"type": "CHART_WIDGET", "customEChartConfig": {...}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/085-migrate-default-values-for-custom-echart.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..product_literals import sample_chart
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Charts have a configuration for ECharts; an earlier one is lost, as in the product."""
    widget["customEChartConfig"] = sample_chart()
