"""60 -> 61, v1.8.1: table columns have a place for validation rules.

`{"columnType": "text"}` -> `{"columnType": "text", "validation": {}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/060-migrate-table-widget-v2-validation.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import change_columns, with_values


@widget_step("TABLE_WIDGET_V2")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Table columns have a place for validation rules."""
    if truthy(widget.get("primaryColumns")):
        change_columns(widget, _with_validation)


def _with_validation(_: str, column: Any) -> Any:
    return with_values(column, validation={})
