"""27 -> 28, v1.5.11: drop-downs can be filtered.

`{"type": "DROP_DOWN_WIDGET"}` -> `{"type": "DROP_DOWN_WIDGET", "isFilterable": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/027-migrate-filter-value-for-dropdown-widget.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..children_access import ChildrenAccess, on_any
from ..draft import PageDraft
from ..steps import widget_step


@widget_step(
    "DROP_DOWN_WIDGET",
    walk=Walk.EVERY,
    children=ChildrenAccess(fails_on=on_any, changes_each_entry=True, removes_null=True),
)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Drop-downs can be filtered unless they say otherwise."""
    widget.setdefault("isFilterable", True)
