"""32 -> 33, v1.5.17: tables select their first row by default.

`{"type": "TABLE_WIDGET"}` -> `{"type": "TABLE_WIDGET", "defaultSelectedRow": "0"}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import truthy
from ..steps import widget_step
from ..walks import Walk


@widget_step("TABLE_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Tables select their first row by default."""
    if not truthy(widget.get("defaultSelectedRow")):
        widget["defaultSelectedRow"] = "0"
