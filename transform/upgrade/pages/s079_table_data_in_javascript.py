"""79 -> 80, v1.9.22: the data of tables is edited as JavaScript.

`{"type": "TABLE_WIDGET_V2"}` -> `{..., "dynamicPropertyPathList": [{"key": "tableData"}]}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..path_lists import append_path
from ..steps import widget_step
from ..walks import Walk


@widget_step("TABLE_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The data of tables is edited as JavaScript."""
    append_path(widget, "dynamicPropertyPathList", "tableData")
