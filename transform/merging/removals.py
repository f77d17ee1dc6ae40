"""Decide about pages and JS objects that one side removed, together with what belongs to them.

A page is removed with its queries and JS objects, a JS object with its functions. If the other side changed
any of that, or added to it, all of it is one conflict, and all of it stays or goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..application.entities import text
from ..diagnostics import Entity
from .entries import Entry, Key, Listed, Slot, entity_of, page_name, side_of
from .equality import differs_beyond
from .results import ABSENT
from .sentences import removed_and_changed, thing
from .strategies import INSIGNIFICANT
from .three import Three
from .values import Settlement

Lists = dict[str, Three[Listed]]
_PARTS = ("actionList", "actionCollectionList")
_NOTHING = Listed()
#: An entry: its list and its key.
Place = tuple[str, Key]
#: What each entry belongs to, for each version.
Owners = Three[dict[Place, Place]]


@dataclass(frozen=True, slots=True)
class Removals:
    """What becomes of each page and JS object that one side removed, by (list, key).

    "gone", or the version in which it stays: "base", "ours", "theirs". `objects`: our JS objects.
    """

    fates: dict[Place, str]
    owners: Owners
    objects: dict[Key, Entry]

    def fate(self, name: str, key: Key, number: int) -> str | None:
        """Return what becomes of an entry of a version with the thing that it belongs to; None where that stays."""
        own = self.fates.get((name, key))
        owner = self.owners[number].get((name, key))
        return own or (self.fate(*owner, number) if owner is not None else None)


def removals(lists: Lists, renamed: frozenset[Slot], settled: Settlement) -> Removals:
    """Return the fates of all pages and JS objects that one side removed; conflicts are recorded.

    `renamed`: what either side gave another name.
    """
    owners = Three.of(_owners(lists, number) for number in range(3))
    found = Removals({}, owners, dict(_entries(lists, "actionCollectionList", 1)))
    for name in ("pageList", "actionCollectionList"):
        versions = lists.get(name)
        for key in versions.base.entries if versions is not None else ():
            present = [
                number for number in (1, 2) if versions is not None and key in versions[number].entries
            ]
            if len(present) != 1 or found.fate(name, key, present[0]) is not None:
                continue
            found.fates[name, key] = _fate(lists, (name, key), present[0], owners, renamed, settled)
    return found


def _owners(lists: Lists, number: int) -> dict[Place, Place]:
    """Return for each entry of a version the page, or for a function the JS object, that it belongs to."""
    pages = {page_name(entry): key for key, entry in _entries(lists, "pageList", number)}
    objects = {}
    owners: dict[Place, Place] = {}
    for name in reversed(_PARTS):
        for key, entry in _entries(lists, name, number):
            side = side_of(entry, name)
            page = text(side.get("pageId")) or ""
            own, dot, _ = (text(side.get("fullyQualifiedName")) or "").partition(".")
            if name == "actionCollectionList":
                objects[page, text(side.get("name"))] = key
            if dot and name == "actionList" and (page, own) in objects:
                owners[name, key] = ("actionCollectionList", objects[page, own])
            elif page in pages:
                owners[name, key] = ("pageList", pages[page])
    return owners


def _entries(lists: Lists, name: str, number: int) -> Iterator[tuple[Key, Entry]]:
    versions = lists.get(name)
    yield from (versions[number] if versions is not None else _NOTHING).entries.items()


def _fate(
    lists: Lists, removed: Place, number: int, owners: Owners, renamed: frozenset[Slot], settled: Settlement
) -> str:
    name, key = removed
    versions = lists[name]
    base, present = versions.base.entries[key], versions[number].entries[key]
    keeper, remover = ("ours", "theirs") if number == 1 else ("theirs", "ours")
    entity = entity_of(present, name)
    if differs_beyond(INSIGNIFICANT, base, present):
        what: str | None = "changed it"
    elif (entity.type, key) in renamed:
        what = "renamed it"
    elif name == "pageList" and any(kind == "widget" and slot[:-1] == key for kind, slot in renamed):
        what = "renamed a widget on it"
    else:
        what = next(_changes_in(lists, removed, number, owners, renamed), None)
    if what is None:
        settled.decide(entity, "", "ours" if remover == "ours" else "theirs", "removed by one side")
        return "gone"
    three: Three[Any] = Three(base, *(present if side == number else ABSENT for side in (1, 2)))
    sentence = removed_and_changed(entity, "", remover, what)
    value = settled.clash(entity, "", three, sentence, keep="ours" if keeper == "ours" else "theirs")
    if value is ABSENT:
        return "gone"
    return "base" if value is base else keeper


def _changes_in(
    lists: Lists, owner: Place, number: int, owners: Owners, renamed: frozenset[Slot]
) -> Iterator[str]:
    """Yield what a side changed in, or added to, what belongs to something that the other side removed."""
    for (name, key), own in owners[number].items():
        if own != owner:
            continue
        now, before = lists[name][number].entries[key], lists[name].base.entries.get(key)
        if before is None:
            yield f"added {_called(entity_of(now, name))} to it"
        elif owners.base.get((name, key)) != own:
            yield f"moved {_called(entity_of(now, name))} to it"
        elif (entity_of(now, name).type, key) in renamed or differs_beyond(INSIGNIFICANT, before, now):
            yield f"changed {_called(entity_of(now, name))} on it"
        else:
            yield from _changes_in(lists, (name, key), number, owners, renamed)


def _called(entity: Entity) -> str:
    return thing(Entity(entity.type, None, entity.name, entity.id))
