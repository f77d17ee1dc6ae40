"""81 -> 82, v1.9.30: the list of bindings names the source data of selects.

`[{"key": "text"}, {"key": "options"}]` -> `[{"key": "text"}, {"key": "sourceData"}]`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/081-migrate-select-widget-source-data-binding-path-list.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.path_lists import list_of, path_keys
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("SELECT_WIDGET", "MULTI_SELECT_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The list of bindings names the source data of selects (but not where it comes first)."""
    entries = list_of(widget, "dynamicBindingPathList") or []
    keys = path_keys(entries)
    if "options" in keys[1:] and keys[0] != "options":
        at = keys.index("options")
        widget["dynamicBindingPathList"] = [*entries[:at], {"key": "sourceData"}, *entries[at + 1 :]]
