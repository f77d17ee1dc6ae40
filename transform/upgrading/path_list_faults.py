"""Path lists of widgets that the product's own steps leave wrong."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ..application.pages import Visited, Widget, walk
from ..diagnostics import Diagnostic, Entity
from ..document.limits import DEFAULT_LIMITS, Limits
from ..document.pointers import join
from ..product.binding_paths import binding_paths
from ..product.javascript_values import UNDEFINED, StepError
from ..product.path_lists import BINDINGS, TRIGGERS
from ..product.property_paths import lookup

_NEXT = re.compile(r"[.\[]")
_LISTS = (BINDINGS, TRIGGERS)
_HINT = "As in the product; `validate` finds it in the result, and its --fix corrects the list."


def path_list_faults(
    before: Widget,
    after: Widget,
    page: str | None,
    changed: Container[str],
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each path list entry of a page that its upgrade made wrong.

    A list names a property that the upgrade removed, and lacks the one to which it moved the binding, which is then
    shown as text. What was wrong before is left to `validate`. `before` and `after` are the DSL of one page,
    `changed` the names of the widgets that its steps changed.
    """
    if not any(_dangling(widget, name) for widget in _named(after, changed) for name in _LISTS):
        return
    old = {
        _string(visited.widget, "widgetId"): visited.widget for visited in walk(before, limit=limits.widgets)
    }
    for visited in walk(after, limit=limits.widgets):
        was = old.get(_string(visited.widget, "widgetId"))
        if was is not None:
            yield from _faults(visited, was, page)


def _faults(visited: Visited, was: Widget, page: str | None) -> Iterator[Diagnostic]:
    widget = visited.widget
    removed = [(name, path) for name in _LISTS for path in _dangling(widget, name) if _has(was, path)]
    if not removed:
        return
    entity = Entity("widget", page, _string(widget, "widgetName"), _string(widget, "widgetId"))
    for name, path in removed:
        message = f"{name} still names {path}, which the upgrade removed"
        yield Diagnostic("AT212", "note", message, f"{visited.pointer}/{name}", entity, _HINT)
    for path in _unlisted(widget, was):
        message = f"{BINDINGS} lacks {path}, to which the upgrade moved a binding: it is shown as text"
        yield Diagnostic("AT212", "warning", message, join(visited.pointer, path), entity, _HINT)


def _named(page: Widget, names: Container[str]) -> Iterator[Widget]:
    """Yield the widgets with one of these names in any order, at a fraction of the cost of `walk`."""
    stack = [page]
    while stack:
        widget = stack.pop()
        if _string(widget, "widgetName") in names:
            yield widget
        children = widget.get("children")
        if type(children) is list:
            stack += [child for child in children if type(child) is dict]


def _dangling(widget: Widget, name: str) -> list[str]:
    """Return the paths that a list names though the widget lacks the property with which they begin."""
    entries = widget.get(name)
    if not entries or type(entries) is not list:
        return []
    away = [key for key in _keys(widget, name) if key not in widget]
    return [key for key in dict.fromkeys(away) if _NEXT.split(key, 1)[0] not in widget]


def _unlisted(widget: Widget, was: Widget) -> list[str]:
    """Return the new properties with a binding that no list names; a canvas shows none of its own."""
    new = [
        key for key, value in widget.items() if key not in was and isinstance(value, str) and "{{" in value
    ]
    if not new or widget.get("type") == "CANVAS_WIDGET":
        return []
    listed = {key for name in _LISTS for key in _keys(widget, name)}
    try:
        bound = set(binding_paths(widget)) - listed
    except StepError:
        return []
    return [key for key in new if key in bound]


def _keys(widget: Widget, name: str) -> Iterator[str]:
    entries = widget.get(name)
    for entry in entries if isinstance(entries, list) else ():
        key = entry.get("key") if isinstance(entry, dict) else None
        if isinstance(key, str):
            yield key


def _has(widget: Widget, path: str) -> bool:
    found = lookup(widget, path)
    return found is not UNDEFINED and found is not None


def _string(widget: Widget, key: str) -> str | None:
    value = widget.get(key)
    return value if isinstance(value, str) else None
