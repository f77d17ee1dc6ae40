"""79 -> 80, v1.9.22: the data of tables is edited as JavaScript.

`{"type": "TABLE_WIDGET_V2"}` -> `{..., "dynamicPropertyPathList": [{"key": "tableData"}]}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/079-migrate-table-widget-table-data-js-mode.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import to_string
from ...product.path_lists import PROPERTIES, entries_of
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABLE_WIDGET_V2", walk=Walk.DESCENDANTS, loose_version=True)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The data of tables is edited as JavaScript."""
    new = {"key": "tableData"}
    entries = widget.get(PROPERTIES)
    if isinstance(entries, str) and entries:  # a text is continued, as JavaScript's concat does
        widget[PROPERTIES] = entries + to_string(new)
    else:
        widget[PROPERTIES] = [*entries_of(widget, PROPERTIES), new]
