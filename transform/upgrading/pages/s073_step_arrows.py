"""73 -> 74, v1.9.0: inputs for numbers show step arrows.

`{"type": "INPUT_WIDGET_V2", "inputType": "NUMBER"}` -> `{..., "showStepArrows": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/073-mirgate-input-widget-show-step-arrows.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CURRENCY_INPUT_WIDGET", "INPUT_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Inputs for numbers show step arrows."""
    if widget["type"] == "CURRENCY_INPUT_WIDGET" or widget.get("inputType") == "NUMBER":
        widget.setdefault("showStepArrows", True)
