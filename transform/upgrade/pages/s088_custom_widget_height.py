"""88 -> 89, v1.12: custom widgets have a fixed height.

`{"type": "CUSTOM_WIDGET"}` -> `{"type": "CUSTOM_WIDGET", "dynamicHeight": "FIXED"}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import truthy
from ..steps import widget_step
from ..walks import Walk


@widget_step("CUSTOM_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Custom widgets have a fixed height."""
    if not truthy(widget.get("dynamicHeight")):
        widget["dynamicHeight"] = "FIXED"
