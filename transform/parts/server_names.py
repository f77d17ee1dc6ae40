"""Names in what the server keeps besides the entities: ids that are made of names, lists and tables of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..application.entities import text
from ..document.pointers import Path

Names = Mapping[str, str]
Json = dict[str, Any]
#: (path, old, new); the last token of the path of a key is the key itself.
Renaming = tuple[Path, str, str]

_NONE: Names = {}
_SIDES = {
    "actionList": ("unpublishedAction", "publishedAction"),
    "actionCollectionList": ("unpublishedCollection", "publishedCollection"),
}
_PAGE_LISTS = ("pageOrder", "publishedPageOrder")
_PAGE_NAMES = ("publishedDefaultPageName", "unpublishedDefaultPageName")
_ESCAPED = ("publishedLayoutmongoEscapedWidgets", "unpublishedLayoutmongoEscapedWidgets")
_RESOURCES = ("updatedResources", "modifiedResources")
#: Between the name of a query and that of its page in lists of what was changed.
_SEPARATOR = "##ENTITY_SEPARATOR##"


def changes(
    document: Json, pages: Names, datasources: Names, on_page: Mapping[str, Names]
) -> Iterator[Renaming]:
    """Yield the names that change in what the server keeps besides the entities."""
    for path, old, new in _all(document, pages, datasources, on_page):
        if old != new:
            yield path, old, new


def _all(
    document: Json, pages: Names, datasources: Names, on_page: Mapping[str, Names]
) -> Iterator[Renaming]:
    ids = {}
    for path, page, old in _compound_ids(document):
        ids[old] = compound(old, page, _own(on_page, page), pages)
        yield path, old, ids[old]
    for key in _object(document, "invisibleActionFields"):
        yield ("invisibleActionFields", key), key, ids.get(key, key)
    for list_name in _PAGE_LISTS:
        for i, name in _texts(document.get(list_name)):
            yield (list_name, i), name, pages.get(name, name)
    for key in _PAGE_NAMES:
        if default := text(document.get(key)):
            yield (key,), default, pages.get(default, default)
    for key in _object(document, "decryptedFields"):
        yield ("decryptedFields", key), key, datasources.get(key, key)
    structures = document.get("datasourceConfigurationStructureList")
    for i, entry in enumerate(structures if isinstance(structures, list) else ()):
        if isinstance(entry, dict) and (source := text(entry.get("datasourceId"))):
            yield (
                ("datasourceConfigurationStructureList", i, "datasourceId"),
                source,
                datasources.get(source, source),
            )
    yield from _escaped(document, pages, on_page)
    yield from _resources(document, pages, datasources, on_page)


def compound(old: str, page: str, own: Names, pages: Names) -> str:
    """Return an id that is made of the names of a page and of something on it: `Page1_Api1`."""
    rest = old[len(page) + 1 :]
    return f"{pages.get(page, page)}_{own.get(rest, rest)}"


def _compound_ids(document: Json) -> Iterator[tuple[Path, str, str]]:
    """Yield path, page and id of the entries whose id is made of the name of their page and their own."""
    for key, sides in _SIDES.items():
        entries = document.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            own_id = text(entry.get("id")) if isinstance(entry, dict) else None
            for side in sides if own_id else ():
                page = text(_object(entry, side).get("pageId"))
                if page is not None and own_id and own_id.startswith(f"{page}_"):
                    yield (key, i, "id"), page, own_id
                    break


def _escaped(document: Json, pages: Names, on_page: Mapping[str, Names]) -> Iterator[Renaming]:
    """Yield the tables of page -> widgets with columns whose names the database cannot hold."""
    for key in _ESCAPED:
        for page, widgets in _object(document, key).items():
            own = _own(on_page, page)
            for i, name in _texts(widgets):
                yield (key, page, i), name, own.get(name, name)
            yield (key, page), page, pages.get(page, page)


def _resources(
    document: Json, pages: Names, datasources: Names, on_page: Mapping[str, Names]
) -> Iterator[Renaming]:
    for key in _RESOURCES:
        for path, kind, entries in _listed(document, key):
            for i, name in _texts(entries):
                own, separator, page = name.partition(_SEPARATOR)
                if separator:
                    own = _own(on_page, page).get(own, own)
                    yield (*path, i), name, f"{own}{separator}{pages.get(page, page)}"
                elif kind in ("pageList", "datasourceList"):
                    table = pages if kind == "pageList" else datasources
                    yield (*path, i), name, table.get(name, name)


def _listed(document: Json, key: str) -> Iterator[tuple[Path, str, Any]]:
    for kind, value in _object(document, key).items():
        if isinstance(value, dict):
            for inner, entries in value.items():
                yield (key, kind, inner), inner, entries
        else:
            yield (key, kind), kind, value


def _own(on_page: Mapping[str, Names], page: str) -> Names:
    return on_page[""] if "" in on_page else on_page.get(page, _NONE)


def _object(value: Any, key: str) -> Json:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _texts(entries: Any) -> Iterator[tuple[int, str]]:
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, str):
            yield i, entry
