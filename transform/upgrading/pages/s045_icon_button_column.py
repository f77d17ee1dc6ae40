"""45 -> 46, v1.6.1: icon buttons in table columns have a variant.

`{"columnType": "iconButton"}` -> `{"columnType": "iconButton", "buttonVariant": "TERTIARY"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/045-migrate-table-widget-icon-button-variant.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import get
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import change_columns, with_values


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Icon buttons in table columns have a variant."""
    change_columns(widget, _with_variant)


def _with_variant(_: str, column: Any) -> Any:
    if get(column, "columnType") != "iconButton" or "buttonVariant" in column:
        return column
    return with_values(column, buttonVariant="TERTIARY")
