"""58 -> 59, v1.7.1: checkboxes and switches say on which side their label stands.

`{"alignWidget": "RIGHT"}` -> `{"alignWidget": "RIGHT", "labelPosition": "Left"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/058-migrate-checkbox-switch-property.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("SWITCH_WIDGET", "CHECKBOX_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Checkboxes and switches say on which side their label stands."""
    if widget.get("alignWidget") == "RIGHT":
        widget["labelPosition"] = "Left"
    else:
        widget["alignWidget"] = "LEFT"
        widget["labelPosition"] = "Right"
