"""32 -> 33, v1.5.17: tables select their first row by default.

`{"type": "TABLE_WIDGET"}` -> `{"type": "TABLE_WIDGET", "defaultSelectedRow": "0"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/032-migrate-table-default-selected-row.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABLE_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Tables select their first row by default."""
    if not truthy(widget.get("defaultSelectedRow")):
        widget["defaultSelectedRow"] = "0"
