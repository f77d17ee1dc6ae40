"""10 -> 11, v1.4: every widget has a version.

`{"type": "TEXT_WIDGET"}` -> `{"type": "TEXT_WIDGET", "version": 1}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/010-add-version-number-migration.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import widget_step


@widget_step(walk=Walk.EVERY, children=ChildrenAccess(changes_each_entry=True))
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Every widget has a version of its own."""
    widget.setdefault("version", 1)
