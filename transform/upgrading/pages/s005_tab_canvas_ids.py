"""5 -> 6, v1.2.6: tabs know the id of their canvas; empty entries leave the children.

`{"tabs": "[{\\"id\\":\\"tab1\\"}]"}` -> `{"tabs": "[{\\"id\\":\\"tab1\\",\\"widgetId\\":\\"abc\\"}]"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/005-tabs-widget-property-migration.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_json import json_parse, json_stringify
from ...product.javascript_values import UNDEFINED, StepError, get, strict_key, truthy
from ...product.malformed_children import Malformation
from ...product.traversal import Walk
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..steps import page_step
from ..table_columns import with_values


def _fails_on(_: Widget, malformation: Malformation, is_root: bool) -> bool:
    """Null entries are filtered out; what has no length is read on the root only."""
    return malformation is Malformation.STRING or (malformation is Malformation.NO_LIST and is_root)


@page_step(retypes=True, children=ChildrenAccess(walk=Walk.TOP, fails_on=_fails_on))
def upgrade(draft: PageDraft) -> None:
    """Tabs know the id of their canvas, and empty entries leave the children."""
    for widget in list(draft.in_order()):
        children = widget.get("children")
        if isinstance(children, list) and not all(map(truthy, children)):
            draft.attempt(widget, _drop_empty_children)
    for widget in draft.reached(("TABS_WIDGET",), Walk.DESCENDANTS):
        draft.attempt(widget, _learn_canvas_ids)


def _drop_empty_children(widget: Widget, _: PageDraft) -> None:
    widget["children"] = [child for child in widget["children"] if truthy(child)]


def _learn_canvas_ids(widget: Widget, _: PageDraft) -> None:
    """Do nothing on failure, as the product; but of a list the tabs before the failure keep their ids."""
    tabs = widget.get("tabs")
    learned: list[Any] = []
    try:
        entries = json_parse(tabs) if isinstance(tabs, str) else tabs
        if not isinstance(entries, list):
            return
        canvas_ids = _canvas_ids(widget.get("children"))
        for tab in entries:
            learned.append(_with_canvas_id(tab, canvas_ids) if canvas_ids else tab)
    except StepError:
        if isinstance(tabs, list):
            widget["tabs"] = [*learned, *tabs[len(learned) :]]
        return
    widget["tabs"] = json_stringify(learned)


def _canvas_ids(children: Any) -> dict[Any, Any]:
    """Return tab id -> widget id of the first canvas with it."""
    if children is not None and not isinstance(children, list):
        raise StepError("the children are no list")
    ids: dict[Any, Any] = {}
    for child in children or []:
        ids.setdefault(strict_key(get(child, "tabId")), get(child, "widgetId"))
    return ids


def _with_canvas_id(tab: Any, canvas_ids: dict[Any, Any]) -> Any:
    key = strict_key(get(tab, "id"))
    if key not in canvas_ids:
        return tab
    learned = with_values(tab, widgetId=canvas_ids[key])
    if isinstance(learned, dict) and learned["widgetId"] is UNDEFINED:
        del learned["widgetId"]
    return learned
