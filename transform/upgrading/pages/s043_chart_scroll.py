"""43 -> 44, v1.5.28: charts call horizontal scrolling `allowScroll`.

`{"allowHorizontalScroll": true}` -> `{"allowScroll": true}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/043-map-allow-horizontal-scroll-mirgation.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.malformed_children import Malformation
from ...product.traversal import Walk
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import widget_step


def _fails_on(_: Widget, malformation: Malformation, is_root: bool) -> bool:
    return malformation is Malformation.NULL_ENTRY or is_root


@widget_step("CHART_WIDGET", walk=Walk.DESCENDANTS, children=ChildrenAccess(fails_on=_fails_on))
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Charts call horizontal scrolling allowScroll."""
    if "allowHorizontalScroll" in widget:
        widget["allowScroll"] = widget.pop("allowHorizontalScroll")
    else:
        widget.pop("allowScroll", None)
