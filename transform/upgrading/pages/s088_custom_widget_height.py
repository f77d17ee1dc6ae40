"""88 -> 89, v1.12: custom widgets have a fixed height.

`{"type": "CUSTOM_WIDGET"}` -> `{"type": "CUSTOM_WIDGET", "dynamicHeight": "FIXED"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/088-migrate-custom-widget-dynamic-height.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CUSTOM_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Custom widgets have a fixed height."""
    if not truthy(widget.get("dynamicHeight")):
        widget["dynamicHeight"] = "FIXED"
