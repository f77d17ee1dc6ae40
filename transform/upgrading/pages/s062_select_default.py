"""62 -> 63, v1.8.2: default values of selects are evaluated with the options they choose from.

`"{{q.data}}"` -> `"{{ ((options, serverSideFiltering) => ( q.data))(S.options, S.serverSideFiltering) }}"`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/062-migrate-select-type-widget-default-value.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import UNDEFINED, contains_binding, to_string
from ..draft import PageDraft
from ..javascript_text import as_javascript
from ..product_literals import literal
from ..steps import widget_step


@widget_step("SELECT_WIDGET", "MULTI_SELECT_WIDGET_V2")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Default values of selects are evaluated with the options they choose from."""
    value = widget.get("defaultOptionValue")
    if not isinstance(value, str) or not contains_binding(value):
        return
    prefix = literal(62, "prefixTemplate")
    suffix = literal(62, "suffixTemplate", to_string(widget.get("widgetName", UNDEFINED)))
    if not value.endswith(suffix) and not value.startswith(prefix):
        widget["defaultOptionValue"] = f"{prefix}{as_javascript(value)}{suffix}"
