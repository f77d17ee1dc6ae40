"""16 -> 17, v1.5: the series of a chart are keyed by ids.

`{"chartData": [{"data": "{{q.data}}"}]}` -> `{"chartData": {"h3k9x0p2aa": {"data": "{{q.data}}"}}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/016-migrate-chart-data-from-array-to-object.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import StepError
from ...product.path_lists import entries_of
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.CONTAINERS)
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """The series of a chart are keyed by ids."""
    series = widget.get("chartData")
    if not isinstance(series, list):
        return
    keyed = {draft.new_id(): one for one in series}
    widget["chartData"] = keyed
    paths = widget.get("dynamicBindingPathList")
    if isinstance(paths, str) and paths:  # a text can be copied too, so that nobody notices
        return
    paths = entries_of(widget, "dynamicBindingPathList")
    if keyed and paths:  # the product renames only the first path, whatever it is
        if not isinstance(paths[0], dict | list):
            raise StepError("a path is no object")
        last = list(keyed)[-1]
        paths = [{"key": f"chartData.{last}.data"}, *paths[1:]]
    widget["dynamicBindingPathList"] = list(paths)
