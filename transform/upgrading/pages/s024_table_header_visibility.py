"""24 -> 25, v1.5.5: tables say which parts of their header are visible.

`{"type": "TABLE_WIDGET"}` -> `{..., "isVisibleSearch": true, "isVisibleFilters": true, ...}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/024-migrate-table-widget-header-visibility-properties.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Tables say which parts of their header are visible."""
    if "isVisibleSearch" not in widget:
        for part in ("Search", "Filters", "Download", "Pagination"):
            widget[f"isVisible{part}"] = True
