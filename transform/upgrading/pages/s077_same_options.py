"""77 -> 78, v1.9.16: select columns offer the same options in a new row.

`{"columnType": "select"}` -> `{"columnType": "select", "allowSameOptionsInNewRow": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/077-migrate-table-select-option-attributes-for-new-row.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import get, truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import change_columns, with_values


@widget_step("TABLE_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Select columns offer the same options in a new row."""
    if truthy(widget.get("primaryColumns")):
        change_columns(widget, _with_same_options)


def _with_same_options(_: str, column: Any) -> Any:
    if get(column, "columnType") != "select":
        return column
    return with_values(column, allowSameOptionsInNewRow=True)
