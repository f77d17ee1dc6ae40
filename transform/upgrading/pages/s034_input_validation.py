"""34 -> 35, v1.5.17: inputs are validated.

`{"type": "INPUT_WIDGET"}` -> `{"type": "INPUT_WIDGET", "validation": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/034-migrate-button-widget-validation.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("INPUT_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Inputs are validated unless they say otherwise."""
    widget.setdefault("validation", True)
