"""4 -> 5, before v1.0: the data of single charts moves to `chartData`, as text.

`{"singleChartData": [{"seriesName": "A"}]}` -> `{"chartData": "[{\\"seriesName\\":\\"A\\"}]"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/004-single-chart-data-migration.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_json import json_stringify
from ...product.javascript_values import StepError
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The data of single charts moves to where all charts have it."""
    if "singleChartData" not in widget:
        return
    data = widget["singleChartData"]
    if isinstance(data, str):
        data = list(data)
    elif not (isinstance(data, list) and data and isinstance(data[0], dict) and "seriesName" in data[0]):
        raise StepError("singleChartData has no series name")
    widget["chartData"] = json_stringify(data)
    del widget["singleChartData"]
