"""51 -> 52, v1.6.12: phone inputs format what is typed.

`{"type": "PHONE_INPUT_WIDGET"}` -> `{"type": "PHONE_INPUT_WIDGET", "allowFormatting": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/051-migrate-phone-input-widget-allow-formatting.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("PHONE_INPUT_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Phone inputs format what is typed."""
    widget["allowFormatting"] = True
