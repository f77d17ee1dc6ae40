"""Give all three versions the same names before they are merged, so that renames and their references agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..application import entities
from ..application.entities import text
from ..diagnostics import Diagnostic, Entity
from ..parts.fresh import free_name
from ..parts.renaming import NewNames, with_new_names
from .entries import Entry, Key, Listed, Slot, entity_of, listed, side_of
from .sentences import thing
from .three import Three
from .values import Settlement

Documents = Three[dict[str, Any]]

_LISTS = {
    "page": "pageList",
    "datasource": "datasourceList",
    "query": "actionList",
    "js_object": "actionCollectionList",
}
_DIGITS = re.compile(r"[0-9]*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """The names of one version: slot -> name, slot -> the name of the page that it is on, name -> page.

    Where a page is there twice, its name stands for the first, which is the one that other versions know.
    """

    names: dict[Slot, str] = field(default_factory=dict)
    pages: dict[Slot, str] = field(default_factory=dict)
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CommonNames:
    """Three versions with the same names, what had to get another one, and what a side has renamed."""

    documents: Documents
    diagnostics: tuple[Diagnostic, ...]
    renamed: frozenset[Slot]


def with_common_names(
    documents: Documents, settled: Settlement, *, merged: dict[str, Any] | None = None
) -> CommonNames:
    """Return the three versions with the names of the result in each.

    The name of a thing is that of the side that renamed it; where both renamed it differently, that is a
    conflict. What theirs added under a name that ours has given gets a free one. References follow.
    `merged`: what a merge gave in which names stand twice; what one side removed and is in it gets a free name, too.
    """
    versions = _named(documents)
    final = _final_names(versions, settled)
    stays = _named(Three(merged, merged, merged)).ours.names if merged is not None else {}
    diagnostics = tuple(_without_clashes(versions, final, frozenset(stays)))
    renamed = (
        with_new_names(document, _new_names(_with_former(version, versions), final))
        for document, version in zip(documents, versions, strict=True)
    )
    base = versions.base.names
    by_a_side = (
        slot for side in versions[1:] for slot, name in side.names.items() if base.get(slot, name) != name
    )
    return CommonNames(Three.of(renamed), diagnostics, frozenset(by_a_side))


def with_names_of(model: Entry, base: Entry, document: Entry) -> Entry:
    """Return a version of an application with the names that things have in another; references follow."""
    versions = _named(Three(base, document, model))
    names = _new_names(_with_former(versions.ours, versions), versions.theirs.names)
    return with_new_names(document, names)


def _named(documents: Documents) -> Three[Named]:
    versions = Three(Named(), Named(), Named())
    owners: Three[dict[int, Key]] = Three({}, {}, {})
    for kind, name in _LISTS.items():
        for version, side, keys in zip(versions, listed(documents, name), owners, strict=True):
            _note_entries(version, kind, name, side)
            if kind == "page":
                _note_pages(version, side, keys)
    for document, version, keys in zip(documents, versions, owners, strict=True):
        for layout in entities.layouts(document, "unpublished"):
            page, key = layout.page.entity.name or "", keys.get(id(layout.page.owner))
            for entity, _ in entities.widgets(layout):
                if entity.id and entity.name and key is not None:
                    slot = ("widget", (*key, entity.id))
                    version.names.setdefault(slot, entity.name)
                    version.pages[slot] = page
    return versions


def _note_pages(version: Named, side: Listed, keys: dict[int, Key]) -> None:
    """Note what pages are called, and in `keys` what identifies the very objects: two may have one name."""
    for key, page in side.entries.items():
        if ("page", key) in version.names:
            version.keys.setdefault(version.names["page", key], key)
            keys.setdefault(id(page), key)


def _note_entries(version: Named, kind: str, name: str, side: Listed) -> None:
    for key, entry in side.entries.items():
        own = entity_of(entry, name)
        if own.name and not _is_function(entry, name):
            version.names[kind, key] = own.name
            version.pages[kind, key] = own.page or ""


def _is_function(entry: Entry, name: str) -> bool:
    return name == "actionList" and "." in (text(side_of(entry, name).get("fullyQualifiedName")) or "")


def _final_names(versions: Three[Named], settled: Settlement) -> dict[Slot, str]:
    base, ours, theirs = versions.map(lambda version: version.names)
    final = {}
    for slot in {**ours, **theirs}:
        old, one, two = base.get(slot), ours.get(slot), theirs.get(slot)
        if one is None or two is None or one == two or two == old:
            final[slot] = one or two or ""
        elif one == old:
            final[slot] = two
        else:
            page = None if slot[0] in ("page", "datasource") else versions[1].pages.get(slot)
            entity = Entity(slot[0], page, one, slot[1][-1])
            what = thing(Entity(slot[0], page, old or one))
            sentence = f"Both sides renamed {what}: ours to {one}, theirs to {two}."
            final[slot] = settled.clash(entity, "/name", Three(old, one, two), sentence) or one
    return final


def _without_clashes(
    versions: Three[Named], final: dict[Slot, str], stays: frozenset[Slot]
) -> Iterator[Diagnostic]:
    """Give what theirs added or renamed a free name where its name is taken, and yield what has another one.

    Names that ours has come first, then those that theirs gave to what both have, then what only theirs has, then
    what theirs removed although it `stays`.
    """
    base, ours, theirs = versions
    every: dict[Scope, set[str]] = {}
    for version in versions[1:]:
        for slot, name in version.names.items():
            every.setdefault(_scope(slot, version), set()).add(name)
    taken: dict[Scope, set[str]] = {}
    for slot, name in ours.names.items():
        removed = slot in base.names and slot not in theirs.names  # so its name is free
        if not removed and final[slot] == name:
            taken.setdefault(_scope(slot, ours), set()).add(name)
    given = [slot for slot, name in ours.names.items() if slot in theirs.names and final[slot] != name]
    left = [slot for slot in ours.names if slot in base.names and slot not in theirs.names and slot in stays]
    for slot in (*given, *(slot for slot in theirs.names if slot not in ours.names), *left):
        version = ours if slot in ours.names else theirs
        scope = _scope(slot, version)
        used = taken.setdefault(scope, set())
        name = final[slot]
        is_new = slot in ours.names or slot not in base.names
        if name in used and (is_new or slot in stays):
            final[slot] = free_name(name, used | every.get(scope, set()))
            kind, page = slot[0], version.pages.get(slot)
            message = f"Both sides gave the name {name}; what theirs called so is called {final[slot]} now."
            if slot in stays:
                message = f"One side gave the name {name} to something else; what had it is called {final[slot]} now."
            entity = Entity(kind, None if kind == "page" else page, final[slot], slot[1][-1])
            yield Diagnostic("AT851", "note", message, entity=entity)
        used.add(final[slot])


#: Where a name must be unique: among pages, among datasources, or on one page.
Scope = tuple[str, tuple[str, ...]]


def _scope(slot: Slot, version: Named) -> Scope:
    kind, page = slot[0], version.pages.get(slot, "")
    if kind == "widget":
        return "page", slot[1][:-1]
    return (kind, ()) if kind in ("page", "datasource") else ("page", version.keys.get(page, (page,)))


def _with_former(version: Named, versions: Three[Named]) -> Named:
    """Return a version with the names of what it has removed and another has renamed: references to it are left."""
    base = versions.base
    taken = {(_scope(slot, version), name) for slot, name in version.names.items()}
    pages = {key: name for (kind, key), name in version.names.items() if kind == "page"}
    names, on_page = dict(version.names), dict(version.pages)
    for slot, name in base.names.items():
        scope = _scope(slot, base)
        if slot in names or (scope, name) in taken or (scope[0] == "page" and scope[1] not in pages):
            continue
        names[slot] = name
        on_page[slot] = pages.get(scope[1], "")
    return Named(names, on_page, version.keys)


def _new_names(version: Named, final: dict[Slot, str]) -> NewNames:
    pages: dict[str, str] = {}
    datasources: dict[str, str] = {}
    on_page: dict[str, dict[str, str]] = {}
    for slot, name in version.names.items():
        new = final.get(slot, name)
        if new == name:
            continue
        table = {"page": pages, "datasource": datasources}.get(slot[0])
        if table is None:
            table = on_page.setdefault(version.pages.get(slot, ""), {})
        table.setdefault(name, new)
    return NewNames(pages, datasources, on_page)
