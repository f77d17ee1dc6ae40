"""87 -> 88, v1.10: bindings of chart configurations end without a semicolon.

`"{{ (...)(Chart1.chartType); }}"` -> `"{{ (...)(Chart1.chartType) }}"`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/087-migrate-chart-widget-customechartdata.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import UNDEFINED, to_string
from ...product.traversal import Walk
from ..draft import PageDraft
from ..product_literals import literal
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Bindings of chart configurations end without a semicolon."""
    config = widget.get("customEChartConfig")
    if isinstance(config, str):
        name = to_string(widget.get("widgetName", UNDEFINED))
        old = literal(87, "existingSuffix", name)
        if config.endswith(old):
            widget["customEChartConfig"] = config[: -len(old)] + literal(87, "replacementSuffix", name)
