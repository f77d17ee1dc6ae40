"""Give all three versions the same names before they are merged, so that renames and their references agree."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..application import entities
from ..application.entities import text
from ..diagnostics import Diagnostic, Entity
from ..parts.renaming import NewNames, with_new_names
from .entries import Entry, Listed, entity_of, listed, side_of
from .sentences import thing
from .three import Three
from .values import Settlement

Documents = Three[dict[str, Any]]
#: What has a name: (kind, what identifies it in all versions).
Slot = tuple[str, tuple[str, ...]]

_LISTS = {
    "page": "pageList",
    "datasource": "datasourceList",
    "query": "actionList",
    "js_object": "actionCollectionList",
}
_DIGITS = re.compile(r"[0-9]*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """The names of one version: slot -> name, and slot -> the name of the page that it is on."""

    names: dict[Slot, str] = field(default_factory=dict)
    pages: dict[Slot, str] = field(default_factory=dict)


def with_common_names(documents: Documents, settled: Settlement) -> tuple[Documents, tuple[Diagnostic, ...]]:
    """Return the three versions with the names of the result in each, and what had to get another name.

    The name of a thing is that of the side that renamed it; where both renamed it differently, that is a
    conflict. What theirs added under a name that ours has given gets a free one. References follow.
    """
    versions = _named(documents)
    final = _final_names(versions, settled)
    diagnostics = tuple(_without_clashes(versions, final))
    renamed = (
        with_new_names(document, _new_names(version, final))
        for document, version in zip(documents, versions, strict=True)
    )
    return Three.of(renamed), diagnostics


def _named(documents: Documents) -> Three[Named]:
    versions = Three(Named(), Named(), Named())
    page_keys: list[dict[str, tuple[str, ...]]] = []
    for kind, name in _LISTS.items():
        for version, side in zip(versions, listed(documents, name), strict=True):
            _note_entries(version, kind, name, side)
            if kind == "page":
                page_keys.append(
                    {version.names[kind, key]: key for key in side.keys if (kind, key) in version.names}
                )
    for document, version, keys in zip(documents, versions, page_keys, strict=True):
        for layout in entities.layouts(document, "unpublished"):
            page = layout.page.entity.name or ""
            for entity, _ in entities.widgets(layout):
                if entity.id and entity.name and page in keys:
                    slot = ("widget", (*keys[page], entity.id))
                    version.names.setdefault(slot, entity.name)
                    version.pages[slot] = page
    return versions


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


def _without_clashes(versions: Three[Named], final: dict[Slot, str]) -> Iterator[Diagnostic]:
    """Give what theirs added a free name where its name is taken, and yield what was renamed."""
    base, ours, theirs = versions
    taken: dict[tuple[str, str], set[str]] = {}
    for slot in ours.names:
        if slot in base.names and slot not in theirs.names:
            continue  # theirs removed it, so its name is free
        taken.setdefault(_scope(slot, ours), set()).add(final[slot])
    for slot in theirs.names:
        if slot in ours.names:
            continue
        used = taken.setdefault(_scope(slot, theirs), set())
        name = final[slot]
        if name in used and slot not in base.names:
            final[slot] = free_name(name, used)
            kind, page = slot[0], theirs.pages.get(slot)
            message = f"Both sides added {name}; what theirs added is called {final[slot]} now."
            entity = Entity(kind, None if kind == "page" else page, final[slot], slot[1][-1])
            yield Diagnostic("AT801", "note", message, entity=entity)
        used.add(final[slot])


def _scope(slot: Slot, version: Named) -> tuple[str, str]:
    """Return the space in which a name must be unique: pages, datasources, or what is on one page."""
    kind = slot[0]
    return (kind, "") if kind in ("page", "datasource") else ("page", version.pages.get(slot, ""))


def free_name(name: str, used: set[str]) -> str:
    """Return a name with the next number that is free: Api1 -> Api2."""
    stem = _DIGITS.sub("", name) or name
    return next(candidate for number in itertools.count(1) if (candidate := f"{stem}{number}") not in used)


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
