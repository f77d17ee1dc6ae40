"""53 -> 54, v1.6.17: texts say what happens when they overflow.

`{"shouldScroll": true}` -> `{"overflow": "SCROLL"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/053-migrate-scroll-truncate-property.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("TEXT_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Texts say what happens when they overflow."""
    truncates = truthy(widget.pop("shouldTruncate", None))
    scrolls = truthy(widget.pop("shouldScroll", None))
    widget["overflow"] = "TRUNCATE" if truncates else "SCROLL" if scrolls else "NONE"
