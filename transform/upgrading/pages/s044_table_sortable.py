"""44 -> 45, v1.5.30: tables say whether they can be sorted.

`{"type": "TABLE_WIDGET"}` -> `{"type": "TABLE_WIDGET", "isSortable": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/044-is-sortable-migration.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Tables can be sorted unless they say otherwise."""
    widget.setdefault("isSortable", True)
