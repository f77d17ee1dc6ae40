"""36 -> 37, v1.5.19: tables that got a default row before lose it again.

`{"version": 1, "defaultSelectedRow": "0"}` -> `{"version": 3}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/036-revert-table-default-selected-row.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import strict_equal
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABLE_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Tables that were given a default row by an earlier upgrade lose it again."""
    if strict_equal(widget.get("version"), 1) and widget.get("defaultSelectedRow") == "0":
        del widget["defaultSelectedRow"]
    widget["version"] = 3
