"""14 -> 15, v1.4.4: rich text editors say that they hold HTML.

`{"type": "RICH_TEXT_EDITOR_WIDGET"}` -> `{"type": "RICH_TEXT_EDITOR_WIDGET", "inputType": "html"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/014-rte-default-value-migration.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..children_access import ChildrenAccess, on_any
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("RICH_TEXT_EDITOR_WIDGET", walk=Walk.EVERY, children=ChildrenAccess(fails_on=on_any))
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Rich text editors say that they hold HTML."""
    widget["inputType"] = "html"
