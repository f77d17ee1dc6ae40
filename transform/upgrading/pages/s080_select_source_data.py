"""80 -> 81, v1.9.30: selects have source data with keys for label and value.

`{"options": "{{q.data}}"}` -> `{"sourceData": "{{q.data}}", "optionLabel": "label", "optionValue": "value"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/080-migrate-select-widget-option-to-source-data.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("SELECT_WIDGET", "MULTI_SELECT_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Selects have source data with keys for label and value."""
    if truthy(widget.get("options")):
        widget["sourceData"] = widget.pop("options")
        widget["optionLabel"] = "label"
        widget["optionValue"] = "value"
