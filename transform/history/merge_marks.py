"""Judge a merge by its base, its parents and its result: which entities and edits are not as they should be."""

from __future__ import annotations

import collections
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..diffing.values import differ
from ..merging.strategies import GEOMETRY
from ..merging.texts import merge_texts
from .snapshot import DEFAULT_PAGE, ROOT, Key, Part, Snapshot
from .values import Leaves, is_function, leaves

#: The property that stands for the container of a widget, and for the entry in the list of pages.
CONTAINER, ENTRY, DEFAULT = "container", "entry", "default page"
NOBODY = -1
#: Kinds of which a merge may change the container or the page.
_PLACED = frozenset(("widget", "query", "js_object"))


class Mark(NamedTuple):
    """What is wrong with an entity: kind of damage, whose work it concerns (a parent's number), property ("": all)."""

    kind: str
    key: Key
    parent: int
    property: str = ""


@dataclass(frozen=True)
class Version:
    """One version of an application.

    `paths`: where each entity is stored. `unread`: paths of files and folders that cannot be read. `stray`: ids
    of widgets in folders without a page.
    """

    snapshot: Snapshot
    paths: Mapping[Key, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    stray: frozenset[str] = frozenset()

    @functools.cached_property
    def ids(self) -> Mapping[tuple[str, ...], list[Key]]:
        """Return kind and id -> the keys of all entities that have them, on whatever page."""
        found: dict[tuple[str, ...], list[Key]] = collections.defaultdict(list)
        for key in self.snapshot.parts:
            found[key[:2]].append(key)
        return found

    @classmethod
    def empty(cls) -> Version:
        """Return the version before everything."""
        return cls(Snapshot())


def marks(base: Version, parents: Sequence[Version], result: Version) -> set[Mark]:
    """Return everything that a merge did otherwise than it follows from base and parents.

    Where both sides changed the same, each way of settling it is right.
    """
    judge = _Judge(base, parents, result)
    return {mark for key in judge.known() for mark in judge.of_entity(key)} | set(judge.of_pages())


@dataclass(slots=True)
class _Judge:
    base: Version
    parents: Sequence[Version]
    result: Version
    _leaves: dict[int, Leaves] = field(default_factory=dict)
    _touched_by: dict[int, set[Key]] = field(default_factory=dict)

    @property
    def _versions(self) -> tuple[Version, ...]:
        return self.base, *self.parents, self.result

    def known(self) -> Iterator[Key]:
        """Yield the keys of all entities of which every version can be read."""
        unread = frozenset().union(*(version.unread for version in self._versions))
        for key in dict.fromkeys(key for version in self._versions for key in version.snapshot.parts):
            if not unread or unread.isdisjoint(self._places(key)):
                yield key

    def _places(self, key: Key) -> Iterator[str]:
        """Yield the files without which an entity cannot be known: its own, its page's, the page's folder."""
        page = ("page", key[2], "")
        for version in self._versions:
            for path in (version.paths.get(key), version.paths.get(page) if key[2] else None):
                if path is not None:
                    yield path
                    yield "/".join(path.split("/")[:2])

    def of_entity(self, key: Key) -> Iterator[Mark]:
        """Yield what is wrong with one entity."""
        old, new = self._part(self.base, key), self._part(self.result, key)
        sides = [self._part(parent, key) for parent in self.parents]
        repeated = [key in version.snapshot.repeated for version in self._versions]
        if new is not None and any(repeated):
            if repeated[-1] and not self._is_twice_in_sides(key, sides):
                yield Mark("duplicated", key, NOBODY)
        elif new is None:
            yield from self._missing(key, old, sides)
        elif not any(sides) or (old is not None and not all(sides)):
            yield from self._present(key, old, sides)
        else:
            present = {number: side for number, side in enumerate(sides) if side is not None}
            yield from self._edits(key, old, present, new)
            yield from self._container(key, old, present, new)

    def _is_twice_in_sides(self, key: Key, sides: list[Part | None]) -> bool:
        """Check whether an entity follows from the sides twice: one added it again, or none that has it took one."""
        twice = {key in self.parents[number].snapshot.repeated for number, side in enumerate(sides) if side}
        return True in twice and (key not in self.base.snapshot.repeated or False not in twice)

    def _missing(self, key: Key, old: Part | None, sides: list[Part | None]) -> Iterator[Mark]:
        if key[1] in self.result.stray:
            return
        having = [number for number, side in enumerate(sides) if side is not None]
        if old is None and having and not self._is_inside_removed(key, having[0]):
            if not self._is_gone_function(sides[having[0]]):
                yield Mark("lost", key, having[0] if len(having) < len(sides) else NOBODY)
        elif old is not None and len(having) == len(sides) and not self._is_gone_function(old):
            yield Mark("lost", key, NOBODY)

    def _is_inside_removed(self, key: Key, parent: int) -> bool:
        """Check whether what one side added is inside of something that another one removed: a true conflict."""
        for holder in self.parents[parent].snapshot.inside(key):
            if self._part(self.base, holder) is not None and self._part(self.result, holder) is None:
                return not all(self._part(other, holder) for other in self.parents)
        return False

    def _is_gone_function(self, part: Part | None) -> bool:
        """Check whether an entity is a function of a JS object that the object's merged text no longer has."""
        if part is None or not is_function(part) or part.holder is None:
            return False
        holder = self._part(self.result, part.holder)
        body = holder and leaves(holder).get("/body")
        name = (part.entity.name or "").rpartition(".")[2]
        return not isinstance(body, str) or re.search(rf"(?<![\w$]){re.escape(name)}(?![\w$])", body) is None

    def _present(self, key: Key, old: Part | None, sides: list[Part | None]) -> Iterator[Mark]:
        if old is None:
            yield Mark("changed", key, NOBODY)
            return
        removed = [number for number, side in enumerate(sides) if side is None]
        if removed and not self._is_kept_with_reason(key, removed[0]):
            yield Mark("returned", key, removed[0] if len(removed) < len(sides) else NOBODY)

    def _is_kept_with_reason(self, key: Key, remover: int) -> bool:
        """Check whether another side edited what one side removed: the entity, or what was removed around it."""
        removed = [
            one
            for one in (key, *self.base.snapshot.inside(key))
            if self._part(self.parents[remover], one) is None
        ]
        return any(one in self._touched(number) for number in range(len(self.parents)) for one in removed)

    def _touched(self, number: int) -> set[Key]:
        """Return the entities that a side edited and kept, or in which it edited, added or removed something."""
        if number not in self._touched_by:
            before, after = self.base.snapshot, self.parents[number].snapshot
            found: set[Key] = set()
            for key in before.parts.keys() | after.parts.keys():
                one, two = before.parts.get(key), after.parts.get(key)
                if one is None or two is None or self._changed(one, two):
                    found |= {key, *before.inside(key), *after.inside(key)}
            self._touched_by[number] = {key for key in found if key in after.parts}
        return self._touched_by[number]

    def _changed(self, one: Part, two: Part) -> bool:
        return one.holder != two.holder or (
            one.value != two.value and bool(_edited(self._of(one), self._of(two)))
        )

    def _edits(self, key: Key, old: Part | None, sides: Mapping[int, Part], new: Part) -> Iterator[Mark]:
        if all(side.value == new.value for side in sides.values()):
            return
        before, after = self._of(old) if old else {}, self._of(new)
        if old is None and len(sides) == 1:
            before = self._of(next(iter(sides.values())))
        made = {number: _edited(before, self._of(side)) for number, side in sides.items()}
        done = _edited(before, after)
        around = {number: _around(edits) for number, edits in made.items()}
        pages = {one[1] for one in self.result.snapshot.parts if one[0] == "page"} if key == ROOT else set()
        is_moved = old is not None and any(side.holder != old.holder for side in sides.values())
        for path in dict.fromkeys((*(path for edits in made.values() for path in edits), *done)):
            if is_moved and path[1:] in GEOMETRY:
                continue  # a place in a container means nothing in another one
            values = {
                number: edits.get(path) for number, edits in made.items() if path in edits or old is None
            }
            if path == f"/{DEFAULT_PAGE}" and not pages.issuperset((after.get(path), *values.values())):
                continue  # there is none, or several, or one is gone: that is what is wrong, if anything is
            if any(
                path in around[number] or not _outer(path).isdisjoint(edits)
                for number, edits in made.items()
                if number not in values
            ):
                continue
            mark = _judged(values, done.get(path, before.get(path)))
            if mark is not None:
                yield Mark(mark[0], key, mark[1], path)
            for number in values:
                if len(values) > 1 and self._took_one_side(path, before, made, after, number):
                    yield Mark("lost", key, number, path)

    def _took_one_side(
        self, path: str, before: Leaves, made: Mapping[int, Leaves], after: Leaves, number: int
    ) -> bool:
        """Check whether of a text that both sides changed in different lines only the other one's was kept."""
        base, own = before.get(path), made[number].get(path)
        if not isinstance(base, str) or not isinstance(own, str) or "\n" not in base:
            return False
        for other, edits in made.items():
            theirs = edits.get(path)
            if other != number and isinstance(theirs, str) and theirs != own and after.get(path) == theirs:
                merged = merge_texts(base, own, theirs, by_words=False)
                return merged is not None and merged != theirs
        return False

    def _container(self, key: Key, old: Part | None, sides: Mapping[int, Part], new: Part) -> Iterator[Mark]:
        if key[0] not in _PLACED or is_function(new):
            return
        before = old.holder if old else None
        moved = {number: side.holder for number, side in sides.items() if side.holder != before}
        allowed = set(moved.values()) or {before}
        if new.holder in allowed or (old is None and not moved):
            return
        if new.holder == before:
            yield Mark("lost", key, next(iter(moved)), CONTAINER)
        else:
            yield Mark("moved", key, NOBODY)

    def of_pages(self) -> Iterator[Mark]:
        """Yield what is wrong with the list of pages and the default page."""
        new = self.result.snapshot
        if "application.json" in self.result.unread or ROOT not in new.parts:
            return
        parents = [parent.snapshot for parent in self.parents]
        for key, part in new.parts.items():
            name = part.entity.name or ""
            if key[0] != "page" or not new.listed:
                continue
            listing = [
                number
                for number, one in enumerate(parents)
                if key in one.parts and one.listed[one.parts[key].entity.name or ""]
            ]
            if not new.listed[name] and listing:
                yield Mark("lost", key, listing[0] if len(listing) < len(parents) else NOBODY, ENTRY)
            if new.listed[name] > 1 and not all(one.listed[name] > 1 for one in parents):
                yield Mark("duplicated", key, NOBODY, ENTRY)
        had_one = any(len(one.defaults) == 1 for one in parents)
        if new.listed and had_one and len(set(new.defaults)) != 1:
            yield Mark("defaults", ROOT, NOBODY, DEFAULT)

    def _part(self, version: Version, key: Key) -> Part | None:
        return version.snapshot.parts.get(key)

    def _of(self, part: Part) -> Leaves:
        found = self._leaves.get(id(part))
        if found is None:
            found = self._leaves[id(part)] = leaves(part)
        return found


def _edited(before: Leaves, after: Leaves) -> Leaves:
    """Return path -> value after of everything that differs; None for what is gone."""
    found = {
        path: value for path, value in after.items() if path not in before or differ(before[path], value)
    }
    return found | {path: None for path in before if path not in after}


def _judged(values: Mapping[int, Any], settled: Any) -> tuple[str, int] | None:
    """Return what is wrong with a value that some sides changed: kind of damage and whose; None for nothing."""
    if not values:
        return "changed", NOBODY
    one, *others = values.values()
    if any(differ(one, other) for other in others) or not differ(settled, one):
        return None
    return ("lost", next(iter(values))) if not others else ("changed", NOBODY)


def _outer(path: str) -> set[str]:
    """Return the paths that a path is inside of."""
    parts = path.split("/")
    return {"/".join(parts[:count]) for count in range(2, len(parts))}


def _around(paths: Iterable[str]) -> set[str]:
    """Return the paths that any of some paths is inside of."""
    return set().union(*map(_outer, paths))
