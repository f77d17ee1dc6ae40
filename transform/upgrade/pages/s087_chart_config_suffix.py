"""87 -> 88, v1.10: bindings of chart configurations end without a semicolon.

`"{{ (...)(Chart1.chartType); }}"` -> `"{{ (...)(Chart1.chartType) }}"`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import UNDEFINED, to_string
from ..literals import literal
from ..steps import widget_step
from ..walks import Walk


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Bindings of chart configurations end without a semicolon."""
    config = widget.get("customEChartConfig")
    if isinstance(config, str):
        name = to_string(widget.get("widgetName", UNDEFINED))
        old = literal(87, "existingSuffix", name)
        if config.endswith(old):
            widget["customEChartConfig"] = config[: -len(old)] + literal(87, "replacementSuffix", name)
