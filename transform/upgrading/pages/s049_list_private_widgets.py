"""49 -> 50, v1.6.8: lists name the widgets that only they know.

`{"template": {"Text1": {}}}` -> `{"template": {"Text1": {}}, "privateWidgets": {"Text1": true}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/049-add-private-widgets-to-all-list-widgets.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import own_keys, truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("LIST_WIDGET", walk=Walk.TOP)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Lists name the widgets that only they know."""
    names = own_keys(widget.get("template"))  # also where they are not needed: the product reads them first
    if not truthy(widget.get("privateWidgets")):
        widget["privateWidgets"] = dict.fromkeys(names, True)
