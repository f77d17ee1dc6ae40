"""13 -> 14, v1.4.3: chart data is a value, no longer text.

`{"chartData": "[{\\"data\\": []}]"}` -> `{"chartData": [{"data": []}]}`; a binding becomes `[]`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/013-migrate-old-chart-data.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_json import json_parse
from ...product.javascript_values import StepError
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Chart data is a value, no longer text; a binding in its place is lost, as in the product."""
    data = widget.get("chartData")
    if isinstance(data, str):
        try:
            widget["chartData"] = json_parse(data)
        except StepError:
            widget["chartData"] = []
