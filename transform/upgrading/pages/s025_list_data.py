"""25 -> 26, v1.5.5: the items of a list are called `listData`, also where bindings read them.

`{"items": "{{q.data}}"}` -> `{"items": "{{q.data}}", "listData": "{{q.data}}"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/025-migrate-items-to-list-data-in-list-widget.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_texts import replace_first
from ...product.javascript_values import StepError, get, to_string, truthy
from ...product.path_lists import BINDINGS, list_of, path_keys
from ...product.property_paths import lookup, store
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import change_columns


@widget_step("LIST_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The items of a list are called listData, also where its bindings read them."""
    items = widget.get("items")
    if truthy(items):
        widget["listData"] = items
    entries = list_of(widget, BINDINGS)
    if entries is None:
        widget.pop(BINDINGS, None)
    else:
        widget[BINDINGS] = [{"key": "listData"} if key == "items" else e for e, key in _with_keys(entries)]
        for path in path_keys(widget[BINDINGS]):
            if path != "listData" and isinstance(path, str):
                _replace_text(widget, path)
    change_columns(widget, lambda _, copy: _renamed_template(copy), name="template")


def _with_keys(entries: list[Any]) -> list[tuple[Any, Any]]:
    return list(zip(entries, path_keys(entries), strict=True))


def _replace_text(widget: Widget, path: str) -> None:
    value = lookup(widget, path)
    if isinstance(value, str) and "items" in value:
        store(widget, path, replace_first(value, "items", "listData"))


def _renamed_template(copy: Any) -> Any:
    get(copy, BINDINGS)
    entries = list_of(copy, BINDINGS) if isinstance(copy, dict) else None
    if not entries:
        return copy
    renamed = copy.copy()
    for path in path_keys(entries):
        value = lookup(renamed, to_string(path))
        if not isinstance(value, str):
            raise StepError("a binding in the list's template is no text")
        store(renamed, to_string(path), replace_first(value, "items", "listData"))
    return renamed
