"""92 -> 93, v1.73: chats are bound to the action of their query.

`{"chatQuery": "Query1"}` -> `{"queryRun": "{{Query1.actionId}}"}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import StepError, to_string, truthy
from ..path_lists import append_path
from ..steps import widget_step
from ..walks import Walk


@widget_step("WDS_AI_CHAT_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Chats are bound to the action of their query."""
    if truthy(query := widget.get("chatQuery")):
        if not isinstance(widget.get("dynamicBindingPathList"), list):
            raise StepError("dynamicBindingPathList is missing")
        widget["queryRun"] = f"{{{{{to_string(query)}.actionId}}}}"
        append_path(widget, "dynamicBindingPathList", "queryRun")
        del widget["chatQuery"]
