"""25 -> 26, v1.5.5: the items of a list are called `listData`, also where bindings read them.

`{"items": "{{q.data}}"}` -> `{"items": "{{q.data}}", "listData": "{{q.data}}"}`
"""

from __future__ import annotations

from typing import Any

from ...pages import Widget
from ..draft import PageDraft
from ..js import UNDEFINED, StepError, get, replace_first, spread, to_string, truthy
from ..path_lists import entries_of, path_keys
from ..property_paths import lookup, store
from ..steps import widget_step
from ..table_columns import column_entries, with_values
from ..walks import Walk


@widget_step("LIST_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The items of a list are called listData, also where its bindings read them."""
    items = widget.get("items")
    if truthy(items):
        widget["listData"] = items
    paths = widget.get("dynamicBindingPathList", UNDEFINED)
    if paths is not UNDEFINED:
        widget["dynamicBindingPathList"] = [
            _renamed(entry) for entry in entries_of(widget, "dynamicBindingPathList")
        ]
        for path in path_keys(widget["dynamicBindingPathList"]):
            if path != "listData" and isinstance(path, str):
                _replace_text(widget, path)
    template = widget.get("template", UNDEFINED)
    if template is UNDEFINED or template is None:
        raise StepError("the list has no template")
    widget["template"] = {key: _renamed_template(copy) for key, copy in column_entries(template)}


def _renamed(entry: Any) -> Any:
    return with_values(entry, key="listData") if get(entry, "key") == "items" else entry


def _replace_text(widget: Widget, path: str) -> None:
    value = lookup(widget, path)
    if isinstance(value, str) and "items" in value:
        store(widget, path, replace_first(value, "items", "listData"))


def _renamed_template(copy: Any) -> Any:
    paths = get(copy, "dynamicBindingPathList")
    if not truthy(paths):
        return copy
    renamed = spread(copy)
    for path in path_keys(entries_of(renamed, "dynamicBindingPathList")):
        value = lookup(renamed, to_string(path))
        if not isinstance(value, str):
            raise StepError("a binding in the list's template is no text")
        store(renamed, to_string(path), replace_first(value, "items", "listData"))
    return renamed
