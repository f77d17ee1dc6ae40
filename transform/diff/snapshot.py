"""The entities of one document, as the items that are matched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import orjson

from ..diagnostics import Entity
from ..document import Kind, kind_of
from ..entities import text
from ..pages import walk
from ..pointers import join
from .matching import Item

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


def listed(document: dict[str, Any], key: str, page_of: Callable[[str | None], str | None]) -> Iterator[Item]:
    """Give the entries of a list of the document; `page_of` gives the name under which a page is matched."""
    kind, suffix = LISTS[key]
    entries = document.get(key)
    for i, owner in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(owner, dict):
            side = _edited(owner, suffix) if suffix else owner
            name = text(side.get("fullyQualifiedName")) or text(side.get("name"))
            page = name if kind == "page" else text(side.get("pageId")) if suffix else None
            identity = text(owner.get("uidString" if kind == "library" else "gitSyncId"))
            address = None if name is None else (name if kind == "page" else page_of(page), name)
            yield Item(Entity(kind, page, name, identity), owner, join("", key, i), identity, address)


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
        widget = visited.widget
        name, widget_id = text(widget.get("widgetName")), text(widget.get("widgetId"))
        parent = items.get(id(visited.parent)) if visited.parent is not None else None
        items[id(widget)] = Item(
            Entity("widget", page, name, widget_id),
            widget,
            pointer + visited.pointer,
            widget_id,
            name,
            parent,
            visited.depth,
        )
    return list(items.values())


def pasted_widgets(document: dict[str, Any]) -> list[Item]:
    """Give the widgets of a partial export, which holds them flattened in a text."""
    try:
        content = orjson.loads(document["widgets"])
    except (KeyError, TypeError, orjson.JSONDecodeError):
        return []
    groups = content.get("widgets") if isinstance(content, dict) else None
    found = []
    for group in groups if isinstance(groups, list) else ():
        entries = group.get("list") if isinstance(group, dict) else None
        for widget in entries if isinstance(entries, list) else ():
            if isinstance(widget, dict):
                name, widget_id = text(widget.get("widgetName")), text(widget.get("widgetId"))
                found.append(
                    Item(Entity("widget", None, name, widget_id), widget, "/widgets", widget_id, name)
                )
    return found


def is_page(document: Any) -> bool:
    """Tell whether a document is a bare page DSL."""
    return kind_of(document) is Kind.PAGE
