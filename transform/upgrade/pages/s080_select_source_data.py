"""80 -> 81, v1.9.30: selects have source data with keys for label and value.

`{"options": "{{q.data}}"}` -> `{"sourceData": "{{q.data}}", "optionLabel": "label", "optionValue": "value"}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import truthy
from ..steps import widget_step
from ..walks import Walk


@widget_step("SELECT_WIDGET", "MULTI_SELECT_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Selects have source data with keys for label and value."""
    if truthy(widget.get("options")):
        widget["sourceData"] = widget.pop("options")
        widget["optionLabel"] = "label"
        widget["optionValue"] = "value"
