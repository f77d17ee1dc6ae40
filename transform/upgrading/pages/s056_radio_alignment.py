"""56 -> 57, v1.6.22: radio groups say how they are aligned.

`{"type": "RADIO_GROUP_WIDGET"}` -> `{"type": "RADIO_GROUP_WIDGET", "alignment": "left"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/056-migrate-radio-group-alignment-property.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("RADIO_GROUP_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Radio groups say how they are aligned."""
    widget.setdefault("alignment", "left")
