"""2 -> 3, before v1.0: chart data stands inside a series.

`{"type": "CHART_WIDGET", "chartData": "[...]"}` -> `{..., "chartData": [{"data": "[...]"}]}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import get, truthy
from ..steps import page_step


@page_step("CHART_WIDGET", "CONTAINER_WIDGET", "FORM_WIDGET", "TABS_WIDGET", "CANVAS_WIDGET")
def upgrade(draft: PageDraft) -> None:
    """Chart data stands inside a series, so that a chart can have several."""
    for widget in draft.through_containers():
        if widget.get("type") == "CHART_WIDGET":
            draft.attempt(widget, _wrap)
        else:
            draft.mark_childless(widget)


def _wrap(widget: Widget, _: PageDraft) -> None:
    data = widget.get("chartData")
    if truthy(data) and truthy(get(data, "length")) and not isinstance(get(data, 0), list):
        widget["chartData"] = [{"data": data}]
