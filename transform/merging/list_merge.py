"""Merge one list of an export, entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..application.entities import SIDES, queries, text
from ..diagnostics import Entity
from ..diffing.items import LISTS
from .entries import Entry, Key, Listed, Slot, entity_of, listed
from .equality import differs_beyond
from .js_functions import with_body_of_object
from .removals import Removals
from .results import ABSENT
from .sentences import removed_and_changed, thing
from .sequences import merged_order
from .strategies import INSIGNIFICANT
from .three import Three
from .values import Settlement, ValueMerge
from .widgets import TreeMerge, tree_of

#: (key, 1 or 2) -> how that version uses an entry that the other one removed, "" where it does not.
Uses = Callable[[Key, int], str]


def no_use(key: Key, number: int) -> str:
    """Return that nothing uses an entry."""
    return ""


def uses_of(name: str, versions: Three[Entry]) -> Uses:
    """Return who has come to use the entries of a list: for datasources, queries that did not use them in base."""
    if name != "datasourceList":
        return no_use
    users = versions.map(lambda document: dict(_users(document)))
    names = [
        {key: text(entry.get("name")) for key, entry in side.entries.items()}
        for side in listed(versions, name)
    ]

    def use(key: Key, number: int) -> str:
        own = names[number].get(key)
        new = (
            query
            for identity, (query, used) in users[number].items()
            if used == own and users.base.get(identity, ("", None))[1] != own
        )
        return next((f"uses it in {thing(query)}" for query in new), "")

    return use


def _users(document: Entry) -> Iterator[tuple[str, tuple[Any, str | None]]]:
    """Yield gitSyncId (or address) of each query with the query and the name of its datasource."""
    for query in queries(document, "unpublished"):
        source = query.value.get("datasource")
        name = text(source.get("name")) or text(source.get("id")) if isinstance(source, dict) else None
        yield query.entity.id or str(query.entity), (query.entity, name)


@dataclass(frozen=True, slots=True)
class ListMerge:
    """Three versions of one list of an export."""

    name: str
    base: Listed
    ours: Listed
    theirs: Listed
    settled: Settlement
    removals: Removals
    uses: Uses = no_use
    renamed: frozenset[Slot] = frozenset()

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
            return self._one_sided(key, entity, base, ours, theirs)
        if self.removals.fate(self.name, key, 2) == "gone":
            theirs = _on_page_of(theirs, ours, self.name)
        elif self.removals.fate(self.name, key, 1) == "gone":
            ours = _on_page_of(ours, theirs, self.name)
        if self.name == "pageList":
            return self._page(key, base or {}, ours, theirs)
        if base is not None and (owner := self._object_of(key)) is not None:
            base, ours, theirs = with_body_of_object(Three(base, ours, theirs), owner, self.settled)
        return ValueMerge(self.settled, entity).members("", base or {}, ours, theirs)

    def _object_of(self, key: Key) -> Entity | None:
        """Return the JS object that a function belongs to."""
        name, owner = self.removals.owners.ours.get((self.name, key), ("", ()))
        if name != "actionCollectionList":
            return None
        return entity_of(self.removals.objects[owner], name)

    def _one_sided(
        self, key: Key, entity: Entity, base: Entry | None, ours: Entry | None, theirs: Entry | None
    ) -> Any:
        present, number = (theirs, 2) if ours is None else (ours, 1)
        mine, other = ("theirs", "ours") if ours is None else ("ours", "theirs")
        fate = self.removals.fate(self.name, key, number)
        if fate is not None:
            return self._of_owner(entity, base, present, fate)
        if base is None:
            self.settled.decide(entity, "", "theirs" if ours is None else "ours", "added by one side")
            return present
        kind = entity.type
        use = "renamed it" if (kind, key) in self.renamed else self.uses(key, number)
        if not use and not differs_beyond(INSIGNIFICANT, base, present):
            self.settled.decide(entity, "", "theirs" if ours is not None else "ours", "removed by one side")
            return ABSENT
        sentence = removed_and_changed(entity, "", other, use or "changed it")
        versions: Three[Any] = Three.of(ABSENT if side is None else side for side in (base, ours, theirs))
        return self.settled.clash(
            entity, "", versions, sentence, keep="theirs" if mine == "theirs" else "ours"
        )

    def _of_owner(self, entity: Entity, base: Entry | None, present: Any, fate: str) -> Any:
        """Return what becomes of something that was removed on one side together with what it belongs to."""
        if fate == "gone":
            self.settled.decide(entity, "", "merged", "what it belongs to is removed")
            return ABSENT
        self.settled.decide(entity, "", "merged", "what it belongs to stays")
        if fate == "base":
            return ABSENT if base is None else base
        return present

    def _page(self, key: Key, base: Entry, ours: Entry, theirs: Entry) -> Entry:
        entity = entity_of(ours, self.name)
        shells = [_without_widgets(page) for page in (base, ours, theirs)]
        merged = ValueMerge(self.settled, entity).members("", *shells)
        for side in SIDES:
            trees = [_dsl(page, side) for page in (base, ours, theirs)]
            if trees[1] is None and trees[2] is None:
                continue
            if _layout(merged, side) is not None:
                merged = _with_dsl(merged, side, self._tree(key, entity.name, side, trees))
        return merged

    def _tree(self, key: Key, page: str | None, side: str, versions: list[Entry | None]) -> Entry:
        base, ours, theirs = versions
        if ours is None or theirs is None:
            return ours or theirs or {}
        if ours == theirs:
            return ours
        empty = {key: value for key, value in ours.items() if key != "children"} if base is None else base
        trees = (tree_of(empty), tree_of(ours), tree_of(theirs))
        prefix = "/publishedPage" if side == "published" else ""
        renamed = frozenset(
            slot[1][-1] for slot in self.renamed if slot[0] == "widget" and slot[1][:-1] == key
        )
        return TreeMerge(page, *trees, self.settled, prefix, renamed).merge()


def _on_page_of(entry: Entry, other: Entry, name: str) -> Entry:
    """Return what was moved to a page that is gone, on the page where the other version has it."""
    suffix = LISTS[name][1]
    moved = dict(entry)
    for side in SIDES:
        here, there = entry.get(f"{side}{suffix}"), other.get(f"{side}{suffix}")
        if isinstance(here, dict) and isinstance(there, dict) and "pageId" in there:
            moved[f"{side}{suffix}"] = {**here, "pageId": there["pageId"]}
    return moved


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
    """Return a page with other widgets; one that has no place for widgets as it is."""
    layout = _layout(page, side)
    if layout is None:
        return page
    value = page[f"{side}Page"]
    return {**page, f"{side}Page": {**value, "layouts": [{**layout, "dsl": dsl}, *value["layouts"][1:]]}}
