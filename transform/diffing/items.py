"""The entities of one document, as the items that are matched."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from ..application.entities import pasted_groups, text
from ..diagnostics import Entity
from ..document.limits import DEFAULT_LIMITS
from ..document.pointers import join
from ..errors import LimitError
from .matching import Item
from .renames import Renames

LISTS = {
    "datasourceList": ("datasource", None),
    "customJSLibList": ("library", None),
    "pageList": ("page", "Page"),
    "actionCollectionList": ("js_object", "Collection"),
    "actionList": ("query", "Action"),
}
#: Type of an entity -> the class to which the product's reader binds its object.
MODELS = {
    "datasource": "DatasourceStorage",
    "library": "CustomJSLib",
    "page": "NewPage",
    "js_object": "ActionCollection",
    "query": "NewAction",
}
_Known = dict[str, dict[str, Any] | None]
_MOST_WIDGETS = DEFAULT_LIMITS.widgets
THEMES = ("editModeTheme", "publishedTheme")


def side_key(kind: str, side: str) -> str | None:
    """Return the key of a side of an entity's object: ("page", "published") -> publishedPage."""
    suffix = next((suffix for entity, suffix in LISTS.values() if entity == kind), None)
    return f"{side}{suffix}" if suffix else None


def listed(
    document: dict[str, Any], key: str, renames: Renames | None, without: frozenset[int] = frozenset()
) -> Iterator[Item]:
    """Yield the entries of a list of the document; with `renames` they are addressed as they are called now.

    `without` are the ids of objects that are left out.
    """
    kind, suffix = LISTS[key]
    for i, owner in enumerate(_entries(document, key)):
        if isinstance(owner, dict) and id(owner) not in without:
            side = _edited(owner, suffix) if suffix else owner
            name = name_of(side)
            page = name if kind == "page" else text(side.get("pageId")) if suffix else None
            identity = text(owner.get(_identity_key(key)))
            address = page, name
            if renames is not None and kind in ("query", "js_object"):
                address = renames.address(page, name)
            yield Item(
                Entity(kind, page, name, identity),
                owner,
                join("", key, i),
                identity,
                address if name is not None else None,
                kind=text(owner.get("pluginId")) if kind == "query" else None,
                deployed_name=_deployed_name(owner) if kind == "page" else None,
                place=address[0] if kind != "page" else None,
                parts=functools.partial(_widget_ids, side) if kind == "page" else frozenset,
            )


def _widget_ids(side: dict[str, Any]) -> frozenset[str]:
    """Return the ids of the widgets of a page, but for the one that every page has."""
    layouts = side.get("layouts")
    layout = layouts[0] if isinstance(layouts, list) and layouts else None
    dsl = layout.get("dsl") if isinstance(layout, dict) else None
    found = widgets(dsl, "", None)[1:] if isinstance(dsl, dict) else []
    return frozenset(item.entity.id for item in found if item.entity.id)


def _entries(document: dict[str, Any], key: str) -> list[Any]:
    entries = document.get(key)
    return entries if isinstance(entries, list) else []


def _identity_key(key: str) -> str:
    return "uidString" if key == "customJSLibList" else "gitSyncId"


def name_of(side: Any) -> str | None:
    """Return how something is addressed on its page: `Name`, a function of a JS object as `Object.name`."""
    if not isinstance(side, dict):
        return None
    owner, dot, _ = (text(side.get("fullyQualifiedName")) or "").partition(".")
    name = text(side.get("name"))
    return f"{owner}.{name}" if dot and name else name


def _deployed_name(page: dict[str, Any]) -> str | None:
    side = page.get("publishedPage")
    return text(side.get("name")) if isinstance(side, dict) else None


def _edited(owner: dict[str, Any], suffix: str) -> dict[str, Any]:
    """Return the edited side of a page, query or JS object; the deployed one where there is no other."""
    for side in ("unpublished", "published"):
        value = owner.get(side + suffix)
        if isinstance(value, dict):
            return value
    return {}


def widgets(dsl: Any, pointer: str, page: str | None, without: frozenset[int] = frozenset()) -> list[Item]:
    """Return the widgets of a page DSL, parents first; `without` are the ids of objects that are left out."""
    found: list[Item] = []
    stack: list[tuple[dict[str, Any], str, Item | None, int]] = [(dsl, pointer, None, 0)]
    while stack:
        widget, at, parent, depth = stack.pop()
        item = _widget(widget, at, page, parent, depth)
        found.append(item)
        if len(found) > _MOST_WIDGETS:
            raise LimitError(f"The page has more than {_MOST_WIDGETS:,} widgets")
        children = widget.get("children")
        if isinstance(children, list):
            stack.extend(
                (child, f"{at}/children/{i}", item, depth + 1)
                for i, child in reversed(list(enumerate(children)))
                if isinstance(child, dict) and id(child) not in without
            )
    return found


def unchanged_entries(before: dict[str, Any], after: dict[str, Any], key: str) -> frozenset[int]:
    """Return the ids of the entries of a list that are equal on both sides and have the same identity."""
    old, new = (_by(_identity_key(key), _entries(document, key)) for document in (before, after))
    return frozenset(_compared(old, new)[0])


def unchanged_widgets(before: dict[str, Any], after: dict[str, Any]) -> frozenset[int]:
    """Return the ids of the widgets that are equal on both sides, with all in them, inside the same parents."""
    found: set[int] = set()
    stack = [(before, after)]
    while stack:
        old, new = (_by("widgetId", widget.get("children")) for widget in stack.pop())
        equal, different = _compared(old, new)
        found |= equal
        stack += different
    return frozenset(found)


def _compared(old: _Known, new: _Known) -> tuple[set[int], list[tuple[dict[str, Any], dict[str, Any]]]]:
    """Return the ids of objects that are equal under the same key, and the pairs that differ."""
    equal, different = set(), []
    for key, one in old.items():
        other = new.get(key)
        if one is None or other is None:
            continue
        if one is other or one == other:
            equal |= {id(one), id(other)}
        else:
            different.append((one, other))
    return equal, different


def _by(key: str, entries: Any) -> _Known:
    """Return value of a key -> the entry that has it; None for a value that occurs twice."""
    found: _Known = {}
    for entry in entries if isinstance(entries, list) else ():
        value = entry.get(key) if isinstance(entry, dict) else None
        if isinstance(value, str):
            found[value] = None if value in found else entry
    return found


def _widget(widget: dict[str, Any], pointer: str, page: str | None, parent: Item | None, depth: int) -> Item:
    name, widget_id = text(widget.get("widgetName")), text(widget.get("widgetId"))
    entity = Entity("widget", page, name, widget_id)
    kind = text(widget.get("type"))
    return Item(entity, widget, pointer, widget_id, name, kind, parent=parent, depth=depth)


def pasted_widgets(content: dict[str, Any] | None) -> list[Item]:
    """Return the widgets of a partial export, which are flattened there."""
    return [item for flat in pasted_groups(content) for item in _nested(flat)]


def _nested(flat: list[dict[str, Any]]) -> list[Item]:
    """Return flattened widgets with the parents that they name, parents first."""
    by_id = {entry["widgetId"]: entry for entry in flat if text(entry.get("widgetId"))}
    items: dict[int, Item] = {}
    for entry in flat:
        chain: dict[int, dict[str, Any]] = {}
        at: dict[str, Any] | None = entry
        while at is not None and id(at) not in items and id(at) not in chain:
            chain[id(at)] = at
            at = by_id.get(text(at.get("parentId")) or "")
        parent = items.get(id(at)) if at is not None else None
        for widget in reversed(chain.values()):
            depth = parent.depth + 1 if parent else 1
            parent = items[id(widget)] = _widget(widget, "/widgets", None, parent, depth)
    return list(items.values())


def keeps_ids(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Return whether most entities of two documents have the same ids, so that another id is another entity."""
    old, new = (
        {item.identity for key in LISTS for item in listed(document, key, None) if item.identity}
        for document in (before, after)
    )
    return 2 * len(old & new) > min(len(old), len(new))
