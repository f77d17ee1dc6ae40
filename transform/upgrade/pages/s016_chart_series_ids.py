"""16 -> 17, v1.5: the series of a chart are keyed by ids.

`{"chartData": [{"data": "{{q.data}}"}]}` -> `{"chartData": {"h3k9x0p2aa": {"data": "{{q.data}}"}}}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..path_lists import entries_of
from ..steps import page_step


@page_step("CHART_WIDGET", "CONTAINER_WIDGET", "FORM_WIDGET", "TABS_WIDGET", "CANVAS_WIDGET")
def upgrade(draft: PageDraft) -> None:
    """The series of a chart are keyed by ids."""
    for widget in draft.through_containers():
        if widget.get("type") == "CHART_WIDGET":
            draft.attempt(widget, _key_series)
        else:
            draft.mark_childless(widget)


def _key_series(widget: Widget, draft: PageDraft) -> None:
    """Key the series; of the paths the product renames only the first, to the last series' data."""
    series = widget.get("chartData")
    if not isinstance(series, list):
        return
    keyed = {draft.new_id(): one for one in series}
    paths = entries_of(widget, "dynamicBindingPathList")
    widget["chartData"] = keyed
    if keyed and paths:
        last = list(keyed)[-1]
        paths = [{"key": f"chartData.{last}.data"}, *paths[1:]]
    widget["dynamicBindingPathList"] = list(paths)
