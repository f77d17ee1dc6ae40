"""22 -> 23, v1.5.3.2: a table's row space follows the finer grid.

`{"type": "TABLE_WIDGET", "parentRowSpace": 40}` -> `{"type": "TABLE_WIDGET", "parentRowSpace": 10}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/022-migrate-table-widget-parent-row-space-property.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Row space of tables follows the finer grid."""
    if widget.get("parentRowSpace") == 40:
        widget["parentRowSpace"] = 10
