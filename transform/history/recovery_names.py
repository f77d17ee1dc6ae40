"""Names for what comes back: those of today's pages, and free ones where another thing has the name by now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..diagnostics import Entity
from ..parts.fresh import free_name
from ..parts.renaming import NewNames, with_new_names
from .snapshot import ROOT, Key, Part, Snapshot, snapshot
from .values import is_function

Json = dict[str, Any]
_ON_PAGES = ("widget", "query", "js_object")
_MARK = "_as_it_was"


def new_names(keys: Iterable[Key], then: Snapshot, now: Snapshot) -> NewNames:
    """Return the names that recovered entities, and the pages that they are on, have to get.

    Pages, datasources and what is on one page each share a space of names.
    """
    wanted = sorted(keys)
    pages = _clashing(wanted, then, now, "page")
    for key, part in then.parts.items():
        old, new = part.entity.name, now.parts[key].entity.name if key in now.parts else None
        if key[0] == "page" and old and new and old != new:
            pages[old] = new
    on_page: dict[str, dict[str, str]] = {}
    for page in {key[2] for key in wanted if key[0] in _ON_PAGES}:
        own = _clashing_on_page([key for key in wanted if key[2] == page], then, now, page)
        if own:
            on_page[_page_name(then, page)] = own
    return NewNames(pages, _clashing(wanted, then, now, "datasource"), on_page)


def _clashing(wanted: list[Key], then: Snapshot, now: Snapshot, kind: str) -> dict[str, str]:
    taken = {part.entity.name for key, part in now.parts.items() if key[0] == kind}
    return _freed([key for key in wanted if key[0] == kind], then, taken)


def _clashing_on_page(wanted: list[Key], then: Snapshot, now: Snapshot, page: str) -> dict[str, str]:
    taken = {
        part.entity.name
        for key, part in now.parts.items()
        if key[0] in _ON_PAGES and key[2] == page and not is_function(part)
    }
    return _freed([key for key in wanted if key[0] in _ON_PAGES], then, taken)


def _freed(wanted: list[Key], then: Snapshot, taken: set[str | None]) -> dict[str, str]:
    names = [part.entity.name for key in wanted if not is_function(part := then.parts[key])]
    used = {name for name in (*taken, *names) if name}
    found = {}
    for name in names:
        if name and name in taken and name not in found:
            found[name] = free_name(name, used)
            used.add(found[name])
    return found


def _page_name(snapshot: Snapshot, page: str) -> str:
    part = snapshot.parts.get(("page", page, ""))
    return part.entity.name or "" if part else ""


def dependents(parts: Iterable[Part], now: Snapshot, document: Json) -> list[Entity]:
    """Return the entities of a document that refer to things which it lacks, by their names.

    They are those that another name would change. A name that something else has by now says nothing.
    """
    names = _marked(parts, now)
    if not names:
        return []
    changed = snapshot(with_new_names(document, names)).parts
    return [
        part.entity
        for key, part in now.parts.items()
        if key != ROOT and not is_function(part) and key in changed and changed[key].value != part.value
    ]


def _marked(parts: Iterable[Part], now: Snapshot) -> NewNames:
    """Return for each name that nothing has another one that nothing has."""
    entities = [part.entity for part in now.parts.values()]
    taken = {(one.page if one.type in _ON_PAGES else None, one.name) for one in entities}
    tables: dict[str, dict[str, str]] = {"page": {}, "datasource": {}}
    on_page: dict[str, dict[str, str]] = {}
    for part in parts:
        name, kind = part.entity.name, part.entity.type
        if not name or is_function(part):
            continue
        if kind in tables and (None, name) not in taken:
            tables[kind][name] = f"{name}{_MARK}"
        elif kind in _ON_PAGES and (part.entity.page, name) not in taken:
            on_page.setdefault(part.entity.page or "", {})[name] = f"{name}{_MARK}"
    return NewNames(tables["page"], tables["datasource"], on_page)
