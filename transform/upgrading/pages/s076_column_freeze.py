"""76 -> 77, v1.9.9: table columns can be frozen.

`{"primaryColumns": {"a": {}}}` -> `{"primaryColumns": {"a": {"sticky": ""}}, "canFreezeColumn": false}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/076-migrate-column-freeze-attributes.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import change_columns, with_values


@widget_step("TABLE_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """Table columns can be frozen."""
    if truthy(widget.get("primaryColumns")):
        change_columns(widget, _with_stickiness)
    widget["canFreezeColumn"] = False
    widget["columnUpdatedAt"] = draft.now


def _with_stickiness(_: str, column: Any) -> Any:
    return column if isinstance(column, dict) and "sticky" in column else with_values(column, sticky="")
