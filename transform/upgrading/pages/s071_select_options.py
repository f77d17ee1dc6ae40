"""71 -> 72, v1.9.0: options of select columns are computed for each row.

`{"selectOptions": "{{q.data}}"}` -> `{"selectOptions": "{{T.processedTableData.map((...) => ( q.data))}}"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/071-migrate-table-widget-v2-select-option.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import UNDEFINED, contains_binding, get, to_string
from ...product.traversal import Walk
from ..draft import PageDraft
from ..javascript_text import as_javascript
from ..steps import widget_step
from ..table_columns import change_columns, with_values


@widget_step("TABLE_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Options of select columns are computed for each row."""
    name = to_string(widget.get("widgetName", UNDEFINED))
    change_columns(widget, lambda _, column: _for_each_row(column, name))


def _for_each_row(column: Any, name: str) -> Any:
    if get(column, "columnType") != "select":
        return column
    options = get(column, "selectOptions")
    if not contains_binding(options):
        return column
    head = f"{{{{{name}.processedTableData.map((currentRow, currentIndex) => ( "
    return with_values(column, selectOptions=f"{head}{as_javascript(options)}))}}}}")
