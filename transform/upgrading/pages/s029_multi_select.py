"""29 -> 30, v1.5.14: drop-downs for several values are a widget of their own.

`{"type": "DROP_DOWN_WIDGET", "selectionType": "MULTI_SELECT"}` -> `{"type": "MULTI_SELECT_WIDGET"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/029-migrate-to-new-multiselect.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("DROP_DOWN_WIDGET", walk=Walk.EVERY, retypes=True)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Drop-downs for several values are a widget of their own."""
    if widget.pop("selectionType", None) == "MULTI_SELECT":
        widget["type"] = "MULTI_SELECT_WIDGET"
        widget.pop("isFilterable", None)
