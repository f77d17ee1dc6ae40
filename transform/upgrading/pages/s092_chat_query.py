"""92 -> 93, v1.73: chats are bound to the action of their query.

`{"chatQuery": "Query1"}` -> `{"queryRun": "{{Query1.actionId}}"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/092-update-ai-chat-widget.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import StepError, to_string, truthy
from ...product.path_lists import append_path
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("WDS_AI_CHAT_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Chats are bound to the action of their query."""
    if truthy(query := widget.get("chatQuery")):
        if not isinstance(widget.get("dynamicBindingPathList"), list):
            raise StepError("dynamicBindingPathList is missing")
        widget["queryRun"] = f"{{{{{to_string(query)}.actionId}}}}"
        append_path(widget, "dynamicBindingPathList", "queryRun")
        del widget["chatQuery"]
