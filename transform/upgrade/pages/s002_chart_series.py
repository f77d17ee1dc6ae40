"""2 -> 3, before v1.0: chart data stands inside a series.

`{"type": "CHART_WIDGET", "chartData": "[...]"}` -> `{..., "chartData": [{"data": "[...]"}]}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import get, truthy
from ..steps import widget_step
from ..walks import Walk


@widget_step("CHART_WIDGET", walk=Walk.CONTAINERS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Chart data stands inside a series, so that a chart can have several."""
    data = widget.get("chartData")
    if truthy(data) and truthy(get(data, "length")) and not isinstance(get(data, 0), list):
        widget["chartData"] = [{"data": data}]
