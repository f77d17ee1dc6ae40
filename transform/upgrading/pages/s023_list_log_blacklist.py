"""23 -> 24, v1.5.5: widgets in a list name the properties that are not to be logged.

`{"widgetName": "Text1"}` (in a list) -> `{"widgetName": "Text1", "logBlackList": {"widgetName": true}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/023-add-log-blacklist-to-all-widget-children.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import StepError, get, own_keys, truthy
from ...product.traversal import Walk
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import page_step


@page_step("LIST_WIDGET", children=ChildrenAccess(walk=Walk.TOP))
def upgrade(draft: PageDraft) -> None:
    """Widgets in a list name the properties that are not to be logged."""
    for widget in draft.reached(("LIST_WIDGET",), Walk.TOP):
        try:
            row = _first_row(widget)
        except StepError as error:
            draft.fail(widget, str(error))
            continue
        for child in row:
            draft.attempt(child, _add_blacklist)


def _first_row(widget: Widget) -> list[Widget]:
    """Return the widgets of a list's first row: list > canvas > container > canvas > these."""
    level: Any = widget
    for _ in range(3):
        level = get(get(level, "children"), 0)
    children = get(level, "children")
    if not isinstance(children, list) or None in children:
        raise StepError("the list does not hold canvas, container and canvas")
    return PageDraft.children(level)


def _add_blacklist(widget: Widget, _: PageDraft) -> None:
    if not truthy(widget.get("logBlackList")):
        widget["logBlackList"] = dict.fromkeys(own_keys(widget), True)
