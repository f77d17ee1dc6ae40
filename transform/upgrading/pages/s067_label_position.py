"""67 -> 68, v1.8.11: phone and currency inputs say where their label stands.

`{"type": "PHONE_INPUT_WIDGET"}` -> `{"type": "PHONE_INPUT_WIDGET", "labelPosition": "Left"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/067-migrate-label-position.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("PHONE_INPUT_WIDGET", "CURRENCY_INPUT_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Phone and currency inputs say where their label stands."""
    widget.setdefault("labelPosition", "Left")
