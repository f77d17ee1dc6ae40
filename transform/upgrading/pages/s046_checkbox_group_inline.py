"""46 -> 47, v1.6.4: checkbox groups say that their boxes stand in a line.

`{"version": 1}` -> `{"version": 2, "isInline": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/046-migrate-checkbox-group-widget-inline-property.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import strict_equal
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("CHECKBOX_GROUP_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Checkbox groups say that their boxes stand in a line."""
    if strict_equal(widget.get("version"), 1):
        widget["version"] = 2
        widget["isInline"] = True
