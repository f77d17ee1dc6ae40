"""Merge the lists of an export, entry by entry, by the identities of their entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..application.entities import SIDES, text
from ..diagnostics import Entity
from ..diffing.items import LISTS
from .results import ABSENT
from .sentences import removed_and_changed
from .sequences import merged_order
from .strategies import INSIGNIFICANT
from .three import Three
from .values import Settlement, ValueMerge, differs_beyond
from .widgets import TreeMerge, tree_of

Entry = dict[str, Any]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of one list by the keys that identify them in all versions; what is no object is left out."""

    entries: dict[Key, Entry] = field(default_factory=dict)

    @property
    def keys(self) -> list[Key]:
        """Return the keys in the order of the list."""
        return list(self.entries)


def listed(documents: Three[Entry], name: str) -> Three[Listed]:
    """Return a list of three versions; an entry without an identity has that of its namesake elsewhere."""
    known: dict[Key, Key] = {}
    for document in documents:
        for entry in _objects(document, name):
            if identity := identity_of(entry, name):
                known.setdefault(address_of(entry, name), ("id", identity))
    return documents.map(lambda document: Listed(dict(_keyed(document, name, known))))


def _keyed(document: Entry, name: str, known: dict[Key, Key]) -> Iterator[tuple[Key, Entry]]:
    seen: set[Key] = set()
    for number, entry in enumerate(_objects(document, name)):
        identity, address = identity_of(entry, name), address_of(entry, name)
        key = ("id", identity) if identity else known.get(address, address)
        if key in seen:
            key = (*key, *address) if (*key, *address) not in seen else (*key, str(number))
        seen.add(key)
        yield key, entry


def _objects(document: Entry, name: str) -> Iterator[Entry]:
    entries = document.get(name)
    yield from (entry for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict))


def identity_of(entry: Entry, name: str) -> str | None:
    """Return the id under which an entry is known in all versions of an application."""
    return text(entry.get("uidString" if name == "customJSLibList" else "gitSyncId")) or None


def address_of(entry: Entry, name: str) -> Key:
    """Return page and name of an entry."""
    side = side_of(entry, name)
    own = text(side.get("fullyQualifiedName")) or text(side.get("name")) or ""
    return ("name", text(side.get("pageId")) or "", own)


def side_of(entry: Entry, name: str) -> Entry:
    """Return the edited side of an entry; the deployed one, or the entry itself, where there is no other."""
    suffix = LISTS[name][1]
    for side in SIDES if suffix else ():
        value = entry.get(f"{side}{suffix}")
        if isinstance(value, dict):
            return value
    return entry


def entity_of(entry: Entry, name: str) -> Entity:
    """Return what a message calls an entry."""
    side = side_of(entry, name)
    kind = LISTS[name][0]
    own = text(side.get("name"))
    page = own if kind == "page" else text(side.get("pageId"))
    return Entity(kind, page, own, identity_of(entry, name))


@dataclass(frozen=True, slots=True)
class ListMerge:
    """Three versions of one list of an export."""

    name: str
    base: Listed
    ours: Listed
    theirs: Listed
    settled: Settlement
    gone_pages: frozenset[str] = frozenset()

    def merge(self) -> list[Entry]:
        """Return the merged list: ours in its order, what theirs added behind its neighbours."""
        every = {**self.ours.entries, **self.theirs.entries}
        merged = {key: value for key in every if (value := self._entry(key)) is not ABSENT}
        order = merged_order(Three(self.base.keys, self.ours.keys, self.theirs.keys), merged)
        return [merged[key] for key in order]

    def _entry(self, key: Key) -> Any:
        base, ours, theirs = (side.entries.get(key) for side in (self.base, self.ours, self.theirs))
        entity = entity_of(ours or theirs or base or {}, self.name)
        if ours is None or theirs is None:
            return self._one_sided(entity, base, ours, theirs)
        if self.name == "pageList":
            return self._page(entity, base or {}, ours, theirs)
        return ValueMerge(self.settled, entity).members("", base or {}, ours, theirs)

    def _one_sided(self, entity: Entity, base: Entry | None, ours: Entry | None, theirs: Entry | None) -> Any:
        present = theirs if ours is None else ours
        other = "ours" if ours is None else "theirs"
        if base is None:
            self.settled.decide(entity, "", "theirs" if ours is None else "ours", "added by one side")
            return present
        if entity.type != "page" and entity.page in self.gone_pages:
            self.settled.decide(entity, "", "theirs" if ours is not None else "ours", "its page is removed")
            return ABSENT
        if not differs_beyond(INSIGNIFICANT, base, present):
            self.settled.decide(entity, "", "theirs" if ours is not None else "ours", "removed by one side")
            return ABSENT
        sentence = removed_and_changed(entity, "", other)
        versions: Three[Any] = Three.of(ABSENT if side is None else side for side in (base, ours, theirs))
        return self.settled.clash(entity, "", versions, sentence, keep="theirs" if ours is None else "ours")

    def _page(self, entity: Entity, base: Entry, ours: Entry, theirs: Entry) -> Entry:
        shells = [_without_widgets(page) for page in (base, ours, theirs)]
        merged = ValueMerge(self.settled, entity).members("", *shells)
        for side in SIDES:
            trees = [_dsl(page, side) for page in (base, ours, theirs)]
            if trees[1] is None and trees[2] is None:
                continue
            merged = _with_dsl(merged, side, self._tree(entity.name, trees))
        return merged

    def _tree(self, page: str | None, versions: list[Entry | None]) -> Entry:
        base, ours, theirs = versions
        if ours is None or theirs is None:
            return ours or theirs or {}
        if ours == theirs:
            return ours
        empty = {key: value for key, value in ours.items() if key != "children"} if base is None else base
        trees = (tree_of(empty), tree_of(ours), tree_of(theirs))
        return TreeMerge(page, *trees, self.settled).merge()


def _layout(page: Entry, side: str) -> Entry | None:
    value = page.get(f"{side}Page")
    layouts = value.get("layouts") if isinstance(value, dict) else None
    layout = layouts[0] if isinstance(layouts, list) and layouts else None
    return layout if isinstance(layout, dict) else None


def _dsl(page: Entry, side: str) -> Entry | None:
    layout = _layout(page, side)
    dsl = layout.get("dsl") if layout is not None else None
    return dsl if isinstance(dsl, dict) else None


def _without_widgets(page: Entry) -> Entry:
    """Return a page whose first layouts hold no widgets, so that the rest can be merged member by member."""
    for side in SIDES:
        if _dsl(page, side) is not None:
            page = _with_dsl(page, side, {})
    return page


def _with_dsl(page: Entry, side: str, dsl: Entry) -> Entry:
    value = page[f"{side}Page"]
    first, *rest = value["layouts"]
    return {**page, f"{side}Page": {**value, "layouts": [{**first, "dsl": dsl}, *rest]}}
