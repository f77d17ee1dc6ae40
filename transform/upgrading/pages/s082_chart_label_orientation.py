"""82 -> 83, v1.9.31: staggered chart labels are placed automatically.

`{"labelOrientation": "stagger"}` -> `{"labelOrientation": "auto"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/082-migrate-chart-widget-label-orientation-stagger-option.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS, loose_version=True)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Staggered chart labels are placed automatically."""
    if widget.get("labelOrientation") == "stagger":
        widget["labelOrientation"] = "auto"
