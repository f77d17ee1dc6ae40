"""33 -> 34, v1.5.17: menu buttons have a style and a variant.

`{"type": "MENU_BUTTON_WIDGET"}` -> `{..., "menuStyle": "PRIMARY", "menuVariant": "SOLID", "isVisible": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/033-migrate-menu-button-widget-button-properties.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("MENU_BUTTON_WIDGET")
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Menu buttons have a style and a variant."""
    if "menuStyle" not in widget:
        widget["menuStyle"] = "PRIMARY"
        widget["menuVariant"] = "SOLID"
        widget["isVisible"] = True
