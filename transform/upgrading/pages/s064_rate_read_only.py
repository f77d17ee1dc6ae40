"""64 -> 65, v1.8.7: rates that are disabled are read-only instead.

`{"isDisabled": true}` -> `{"isDisabled": false, "isReadOnly": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/064-migrate-rate-widget-disabed-state.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import contains_binding
from ...product.path_lists import append_path, drop_path
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("RATE_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Rates that are disabled are read-only instead."""
    disabled = widget.get("isDisabled")
    if disabled is True:
        widget["isDisabled"] = False
        widget["isReadOnly"] = True
    elif isinstance(disabled, str) and contains_binding(disabled):
        widget["isReadOnly"] = disabled
        widget["isDisabled"] = False
        for name in ("dynamicBindingPathList", "dynamicPropertyPathList"):
            append_path(widget, name, "isReadOnly")
            drop_path(widget, name, "isDisabled")
