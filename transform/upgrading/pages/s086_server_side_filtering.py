"""86 -> 87, v1.9.40: tables filter in the browser.

`{"type": "TABLE_WIDGET_V2"}` -> `{"type": "TABLE_WIDGET_V2", "enableServerSideFiltering": false}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/086-migrate-table-server-side-filtering.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABLE_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Tables filter in the browser unless they are told otherwise."""
    widget["enableServerSideFiltering"] = False
