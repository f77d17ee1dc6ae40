"""30 -> 31, v1.5.17: tables say what separates the values of a download.

`{"type": "TABLE_WIDGET"}` -> `{"type": "TABLE_WIDGET", "delimiter": ","}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/030-migrate-table-widget-delimiter-properties.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Tables say what separates the values of a download."""
    if not truthy(widget.get("delimiter")):
        widget["delimiter"] = ","
