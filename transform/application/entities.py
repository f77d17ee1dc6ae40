"""The pages, widgets, queries, JS objects, datasources, libraries and themes of an export.

Every function takes an export or a partial export and skips what is malformed, so that callers
deal with well-formed entities only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import orjson

from ..diagnostics import Entity
from .pages import Visited, Widget, walk

Side = Literal["unpublished", "published"]
SIDES: tuple[Side, Side] = ("unpublished", "published")


class Located(NamedTuple):
    """An entity, its pointer into the document, and its value there.

    `side` is the edited (unpublished) or deployed (published) side of pages, queries and JS objects. Their `value`
    is the object of that side (`unpublishedPage`, `publishedAction` ...), `owner` the list entry with both sides.
    """

    entity: Entity
    pointer: str
    value: dict[str, Any]
    owner: dict[str, Any]
    side: Side | None = None


class Layout(NamedTuple):
    """The widget tree of one side of a page, with the pointer of its `dsl`."""

    page: Located
    pointer: str
    dsl: Widget


def pages(document: dict[str, Any], side: Side | None = None) -> Iterator[Located]:
    """Yield the sides of every page: both, or the one that is asked for."""
    yield from _sided(document, "pageList", "Page", "page", side)


def queries(document: dict[str, Any], side: Side | None = None) -> Iterator[Located]:
    """Yield the sides of every entry of actionList: queries, APIs and the functions of JS objects."""
    yield from _sided(document, "actionList", "Action", "query", side)


def js_objects(document: dict[str, Any], side: Side | None = None) -> Iterator[Located]:
    """Yield the sides of every JS object."""
    yield from _sided(document, "actionCollectionList", "Collection", "js_object", side)


def datasources(document: dict[str, Any]) -> Iterator[Located]:
    """Yield the entries of datasourceList."""
    yield from _listed(document, "datasourceList", "datasource", "gitSyncId")


def libraries(document: dict[str, Any]) -> Iterator[Located]:
    """Yield the entries of customJSLibList."""
    yield from _listed(document, "customJSLibList", "library", "uidString")


def themes(document: dict[str, Any]) -> Iterator[Located]:
    """Yield the edited and the published theme."""
    for key, side in (("editModeTheme", SIDES[0]), ("publishedTheme", SIDES[1])):
        theme = document.get(key)
        if isinstance(theme, dict):
            yield Located(Entity("theme", None, text(theme.get("name"))), "/" + key, theme, theme, side)


def layouts(document: dict[str, Any], side: Side | None = None) -> Iterator[Layout]:
    """Yield the widget trees of every page; a page has one layout; any further ones are included."""
    for page in pages(document, side):
        entries = page.value.get("layouts")
        for i, layout in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(layout, dict) and isinstance(layout.get("dsl"), dict):
                yield Layout(page, f"{page.pointer}/layouts/{i}/dsl", layout["dsl"])


def widgets(layout: Layout) -> Iterator[tuple[Entity, Visited]]:
    """Yield the widgets of a page; the pointers of the visits count from the page's DSL."""
    page = layout.page.entity.name
    for visited in walk(layout.dsl):
        name, widget_id = visited.widget.get("widgetName"), visited.widget.get("widgetId")
        yield Entity("widget", page, text(name), text(widget_id)), visited


def pasted(document: dict[str, Any]) -> dict[str, Any] | None:
    """Return the object in the string `widgets` of a partial export, None if there is none."""
    try:
        content = orjson.loads(document["widgets"])
    except (KeyError, TypeError, orjson.JSONDecodeError):
        return None
    return content if isinstance(content, dict) else None


def pasted_groups(content: dict[str, Any] | None) -> Iterator[list[Widget]]:
    """Yield the flattened widgets of each group in the content of a partial export's `widgets`."""
    groups = content.get("widgets") if content else None
    for group in groups if isinstance(groups, list) else ():
        entries = group.get("list") if isinstance(group, dict) else None
        yield [entry for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict)]


def text(value: Any) -> str | None:
    """Return a string as it is and None for anything else."""
    return value if isinstance(value, str) else None


def _sided(
    document: dict[str, Any], key: str, suffix: str, entity_type: str, wanted: Side | None
) -> Iterator[Located]:
    entries = document.get(key)
    for i, owner in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(owner, dict):
            continue
        for side in SIDES if wanted is None else (wanted,):
            value = owner.get(side + suffix)
            if isinstance(value, dict):
                name = text(value.get("name"))
                page = name if entity_type == "page" else text(value.get("pageId"))
                entity = Entity(entity_type, page, name, text(owner.get("gitSyncId")))
                yield Located(entity, f"/{key}/{i}/{side}{suffix}", value, owner, side)


def _listed(document: dict[str, Any], key: str, entity_type: str, id_key: str) -> Iterator[Located]:
    entries = document.get(key)
    for i, value in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(value, dict):
            entity = Entity(entity_type, None, text(value.get("name")), text(value.get(id_key)))
            yield Located(entity, f"/{key}/{i}", value, value)
