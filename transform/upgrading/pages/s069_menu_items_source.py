"""69 -> 70, v1.8.12: menu buttons say where their items come from.

`{"type": "MENU_BUTTON_WIDGET"}` -> `{"type": "MENU_BUTTON_WIDGET", "menuItemsSource": "STATIC"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/069-migrate-menu-button-dynamic-items.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("MENU_BUTTON_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Menu buttons say where their items come from."""
    if not truthy(widget.get("menuItemsSource")):
        widget["menuItemsSource"] = "STATIC"
