"""The entities of one document, as the items that are matched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Entity
from ..entities import pasted_groups, text
from ..pages import walk
from ..pointers import join
from .matching import Item
from .renames import Renames

LISTS = {
    "datasourceList": ("datasource", None),
    "customJSLibList": ("library", None),
    "pageList": ("page", "Page"),
    "actionCollectionList": ("js_object", "Collection"),
    "actionList": ("query", "Action"),
}
THEMES = ("editModeTheme", "publishedTheme")


def side_key(kind: str, side: str) -> str | None:
    """Give the key of a side of an entity's object: ("page", "published") -> publishedPage."""
    suffix = next((suffix for entity, suffix in LISTS.values() if entity == kind), None)
    return f"{side}{suffix}" if suffix else None


def listed(document: dict[str, Any], key: str, renames: Renames | None) -> Iterator[Item]:
    """Give the entries of a list of the document; with `renames` they are addressed as they are called now."""
    kind, suffix = LISTS[key]
    entries = document.get(key)
    for i, owner in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(owner, dict):
            side = _edited(owner, suffix) if suffix else owner
            name = name_of(side)
            page = name if kind == "page" else text(side.get("pageId")) if suffix else None
            identity = text(owner.get("uidString" if kind == "library" else "gitSyncId"))
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
            )


def name_of(side: Any) -> str | None:
    """Give how something is addressed on its page: `Name`, a function of a JS object as `Object.name`."""
    if not isinstance(side, dict):
        return None
    owner, dot, _ = (text(side.get("fullyQualifiedName")) or "").partition(".")
    name = text(side.get("name"))
    return f"{owner}.{name}" if dot and name else name


def _deployed_name(page: dict[str, Any]) -> str | None:
    side = page.get("publishedPage")
    return text(side.get("name")) if isinstance(side, dict) else None


def _edited(owner: dict[str, Any], suffix: str) -> dict[str, Any]:
    """Give the edited side of a page, query or JS object; the deployed one where there is no other."""
    for side in ("unpublished", "published"):
        value = owner.get(side + suffix)
        if isinstance(value, dict):
            return value
    return {}


def widgets(dsl: Any, pointer: str, page: str | None) -> list[Item]:
    """Give the widgets of a page DSL, parents first."""
    if not isinstance(dsl, dict):
        return []
    items: dict[int, Item] = {}
    for visited in walk(dsl):
        parent = items.get(id(visited.parent)) if visited.parent is not None else None
        items[id(visited.widget)] = _widget(
            visited.widget, pointer + visited.pointer, page, parent, visited.depth
        )
    return list(items.values())


def _widget(widget: dict[str, Any], pointer: str, page: str | None, parent: Item | None, depth: int) -> Item:
    name, widget_id, kind = (text(widget.get(key)) for key in ("widgetName", "widgetId", "type"))
    entity = Entity("widget", page, name, widget_id)
    return Item(entity, widget, pointer, widget_id, name, kind, parent=parent, depth=depth)


def pasted_widgets(content: dict[str, Any] | None) -> list[Item]:
    """Give the widgets of a partial export, which are flattened there."""
    return [item for flat in pasted_groups(content) for item in _nested(flat)]


def _nested(flat: list[dict[str, Any]]) -> list[Item]:
    """Give flattened widgets with the parents that they name, parents first."""
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
    """Tell whether most entities of two documents have the same ids, so that another id is another entity."""
    old, new = (
        {item.identity for key in LISTS for item in listed(document, key, None) if item.identity}
        for document in (before, after)
    )
    return 2 * len(old & new) > min(len(old), len(new))
