"""39 -> 40, v1.5.23: actions of table columns read `currentRow` instead of the selected row.

`{"onClick": "{{q.run(Table1.selectedRow.id)}}"}` -> `{"onClick": "{{q.run(currentRow.id)}}"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/039-migrate-table-widget-selected-row-bindings.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_texts import replace_first
from ...product.javascript_values import UNDEFINED, StepError, get, to_string, truthy
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import column_entries, sanitize_key, with_values


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Actions of table columns read the current row instead of the selected one."""
    selected = f"{to_string(widget.get('widgetName', UNDEFINED))}.selectedRow"
    for name in ("derivedColumns", "primaryColumns"):
        columns = widget.get(name)
        entries = column_entries(columns) if truthy(columns) else []
        widget[name] = {sanitize_key(key): _with_current_row(column, selected) for key, column in entries}


def _with_current_row(column: Any, selected: str) -> Any:
    action = get(column, "onClick")
    if not truthy(action):
        return column
    if isinstance(action, list) and selected not in action:
        return column
    if not isinstance(action, str):
        raise StepError("a column's onClick is no text")
    return with_values(column, onClick=replace_first(action, selected, "currentRow"))
