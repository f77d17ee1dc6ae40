"""75 -> 76, v1.9.5: tall text inputs have several lines.

`{"inputType": "TEXT", "topRow": 0, "bottomRow": 12}` -> `{"inputType": "MULTI_LINE_TEXT", ...}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/075-migrate-input-widgets-multiline-input-type.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import UNDEFINED, subtract, truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("INPUT_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Text inputs that are taller than one line have several."""
    if widget.get("inputType") == "TEXT":
        labelled = truthy(widget.get("label")) or truthy(widget.get("tooltip"))
        height = subtract(widget.get("bottomRow", UNDEFINED), widget.get("topRow", UNDEFINED))
        if height > (8 if labelled else 4):
            widget["inputType"] = "MULTI_LINE_TEXT"
