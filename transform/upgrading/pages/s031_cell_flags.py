"""31 -> 32, v1.5.17: table columns say whether their cells are visible and their buttons disabled.

`{"columnType": "button"}` -> `{"columnType": "button", "isDisabled": false, "isCellVisible": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/031-migrate-is-disabled-to-button-column.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import get, truthy
from ...product.traversal import Walk
from ..children_access import ChildrenAccess, on_any
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import change_columns, with_values


@widget_step(
    "TABLE_WIDGET",
    walk=Walk.EVERY,
    children=ChildrenAccess(fails_on=on_any, changes_each_entry=True, removes_null=True),
)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Table columns say whether their cells are visible and their buttons disabled."""
    if truthy(widget.get("primaryColumns")):
        change_columns(widget, _with_flags)


def _with_flags(_: str, column: Any) -> Any:
    if get(column, "columnType") == "button" and "isDisabled" not in column:
        column = with_values(column, isDisabled=False)
    if not isinstance(column, dict) or "isCellVisible" not in column:
        column = with_values(column, isCellVisible=True)
    return column
