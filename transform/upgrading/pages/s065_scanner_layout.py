"""65 -> 66, v1.8.9: code scanners say how they look.

`{"type": "CODE_SCANNER_WIDGET"}` -> `{"type": "CODE_SCANNER_WIDGET", "scannerLayout": "CLICK_TO_SCAN"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/065-migrate-code-scanner-layout.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CODE_SCANNER_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Code scanners say how they look."""
    if not truthy(widget.get("scannerLayout")):
        widget["scannerLayout"] = "CLICK_TO_SCAN"
