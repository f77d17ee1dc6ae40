"""13 -> 14, v1.4.3: chart data is a value, no longer text.

`{"chartData": "[{\\"data\\": []}]"}` -> `{"chartData": [{"data": []}]}`; a binding becomes `[]`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import StepError, json_parse
from ..steps import widget_step
from ..walks import Walk


@widget_step("CHART_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Chart data is a value, no longer text; a binding in its place is lost, as in the product."""
    data = widget.get("chartData")
    if isinstance(data, str):
        try:
            widget["chartData"] = json_parse(data)
        except StepError:
            widget["chartData"] = []
