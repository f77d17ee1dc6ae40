"""27 -> 28, v1.5.11: drop-downs can be filtered.

`{"type": "DROP_DOWN_WIDGET"}` -> `{"type": "DROP_DOWN_WIDGET", "isFilterable": true}`
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("DROP_DOWN_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Drop-downs can be filtered unless they say otherwise."""
    widget.setdefault("isFilterable", True)
