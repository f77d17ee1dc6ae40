"""74 -> 75, v1.9.3: menu buttons in table columns say where their items come from.

`{"columnType": "menuButton"}` -> `{"columnType": "menuButton", "menuItemsSource": "STATIC"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/074-migrate-mwnu-button-dynamic-items-inside-table-widget.ts
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
    """Menu buttons in table columns say where their items come from."""
    if truthy(widget.get("primaryColumns")):
        change_columns(widget, _with_source)


def _with_source(_: str, column: Any) -> Any:
    if get(column, "columnType") != "menuButton" or truthy(get(column, "menuItemsSource")):
        return column
    return with_values(column, menuItemsSource="STATIC")
