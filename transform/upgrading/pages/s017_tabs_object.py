"""17 -> 18, v1.5: the tabs of a tabs widget are an object keyed by their ids.

`{"tabs": "[...]"}` -> `{"tabsObj": {"tab1": {"id": "tab1", "isVisible": true, "index": 0}}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/017-migrate-tabs-data.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_json import json_parse
from ...product.javascript_values import (
    UNDEFINED,
    StepError,
    get,
    in_js_order,
    spread,
    strict_equal,
    to_string,
    truthy,
)
from ...product.path_lists import entries_of
from ..draft import PageDraft
from ..steps import page_step

_PATH_LISTS = ("dynamicPropertyPathList", "dynamicBindingPathList")


@page_step("TABS_WIDGET", "TABS_MIGRATOR_WIDGET", retypes=True)
def upgrade(draft: PageDraft) -> None:
    """The tabs of a tabs widget are an object keyed by their ids."""
    widgets = [draft.root]
    while widgets:
        widget = widgets.pop()
        if widget.get("type") in ("TABS_WIDGET", "TABS_MIGRATOR_WIDGET") and _is_version_one(widget):
            draft.attempt(widget, _to_object)
            if widget.get("type") == "TABS_MIGRATOR_WIDGET":
                _degrade_below(draft, widget)
                continue
        widgets.extend(reversed(draft.children(widget)))


def _is_version_one(widget: Widget) -> bool:
    return strict_equal(widget.get("version"), 1)


def _degrade_below(draft: PageDraft, top: Widget) -> None:
    """Make every tabs widget below one that cannot be read such a one too, as the product does."""
    below = draft.children(top)
    while below:
        widget = below.pop()
        if widget.get("type") == "TABS_WIDGET" and _is_version_one(widget):
            draft.attempt(widget, _degrade)
        below.extend(draft.children(widget))


def _degrade(widget: Widget, _: PageDraft) -> None:
    widget["type"] = "TABS_MIGRATOR_WIDGET"
    widget["version"] = 1


def _to_object(widget: Widget, draft: PageDraft) -> None:
    """Convert, or keep what was written before the point at which the product fails and goes on."""
    widget["type"] = "TABS_WIDGET"
    for name in _PATH_LISTS:
        if not truthy(widget.get(name)):
            widget[name] = []
    tabs = widget.get("tabs", UNDEFINED)
    if isinstance(tabs, str):
        try:
            tabs = json_parse(_with_quoted_bindings(tabs))
        except StepError:
            _degrade(widget, draft)
            return
        try:
            _list_visibility_paths(widget, tabs)
        except StepError:
            _finish(widget, {})
            return
    try:
        _drop_tabs_paths(widget)
        objects = _objects(tabs)
    except StepError:
        _finish(widget, {})
        return
    widget["version"] = 2
    _finish(widget, objects)


def _with_quoted_bindings(tabs: str) -> str:
    pieces: list[str] = []
    rest = 0
    while span := _binding_after(tabs, rest):
        start, end = span
        pieces += tabs[rest:start], '"', tabs[start:end], '"'
        rest = end
    return "".join((*pieces, tabs[rest:]))


def _binding_after(text: str, offset: int) -> tuple[int, int] | None:
    """Return start and end of the first `{{ ... }}` that starts at an offset or later."""
    start = text.find("{{", offset)
    end = text.find("}}", start + 2) if start >= 0 else -1
    return (start, end + 2) if end >= 0 else None


def _finish(widget: Widget, objects: dict[str, Any]) -> None:
    widget["tabsObj"] = objects
    widget.pop("tabs", None)


def _list_visibility_paths(widget: Widget, tabs: Any) -> None:
    """List each tab's isVisible as a binding, and as JavaScript where the product's stateful search hits.

    After a hit its next search starts where the last one ended, so that of neighbours with bindings of the
    same length only every other one is found.
    """
    if not isinstance(tabs, list):
        raise StepError("the tabs are no list")
    start = 0
    dynamic = []
    paths = [{"key": f"tabsObj.{to_string(get(tab, 'id'))}.isVisible"} for tab in tabs]
    for tab, path in zip(tabs, paths, strict=True):
        text = to_string(get(tab, "isVisible"))
        span = _binding_after(text, start)
        start = span[1] if span else 0
        if span:
            dynamic.append(path)
    for name, added in zip(_PATH_LISTS, (dynamic, paths), strict=True):
        widget[name] = [*_items(widget[name]), *added]


def _items(value: Any) -> list[Any]:
    """Return what `[...value]` holds: the items of a list, the characters of a text."""
    if isinstance(value, list | str):
        return list(value)
    raise StepError("a list of paths is no list")


def _drop_tabs_paths(widget: Widget) -> None:
    for name in _PATH_LISTS:
        entries = entries_of(widget, name)
        widget[name] = [entry for entry in entries if get(entry, "key") != "tabs"]


def _objects(tabs: Any) -> dict[str, Any]:
    if not isinstance(tabs, list):
        raise StepError("the tabs are no list")
    objects = {}
    for index, tab in enumerate(tabs):
        visible = get(tab, "isVisible")
        key = to_string(get(tab, "id"))
        objects[key] = {**spread(tab), "isVisible": True if visible is UNDEFINED else visible, "index": index}
    return in_js_order(objects)
