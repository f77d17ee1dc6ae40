"""44 -> 45, v1.5.30: tables say whether they can be sorted.

`{"type": "TABLE_WIDGET"}` -> `{"type": "TABLE_WIDGET", "isSortable": true}`
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Tables can be sorted unless they say otherwise."""
    widget.setdefault("isSortable", True)
