"""52 -> 53, v1.6.16: icons become icon buttons.

`{"type": "ICON_WIDGET"}` -> `{"type": "ICON_BUTTON_WIDGET", "buttonVariant": "TERTIARY", ...}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/052-migrate-modal-icon-button-widget.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("ICON_WIDGET", retypes=True)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Icons become icon buttons."""
    widget["type"] = "ICON_BUTTON_WIDGET"
    widget["buttonColor"] = "#2E3D49"
    widget["buttonVariant"] = "TERTIARY"
    widget["borderRadius"] = "SHARP"
    widget.pop("color", None)
