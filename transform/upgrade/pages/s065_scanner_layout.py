"""65 -> 66, v1.8.9: code scanners say how they look.

`{"type": "CODE_SCANNER_WIDGET"}` -> `{"type": "CODE_SCANNER_WIDGET", "scannerLayout": "CLICK_TO_SCAN"}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import truthy
from ..steps import widget_step


@widget_step("CODE_SCANNER_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Code scanners say how they look."""
    if not truthy(widget.get("scannerLayout")):
        widget["scannerLayout"] = "CLICK_TO_SCAN"
