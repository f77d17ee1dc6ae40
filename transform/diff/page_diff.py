"""What changed among the widgets of one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..entities import Side, text
from .changes import Change
from .collect import Collector, Draft
from .folding import fold
from .matching import Item, Matched, match
from .renames import Renames
from .snapshot import widgets
from .tables import PLACE, SERVER_MADE_AT_TOP
from .values import Comparison

_TREE_KEYS = frozenset({"children", "widgetName"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The matched widgets of one DSL, and on which page (by its former name) and side they stand."""

    page: str | None
    side: Side | None
    matched: Matched


def match_trees(
    before: Any,
    after: Any,
    pointers: tuple[str, str],
    pages: tuple[str | None, str | None],
    side: Side | None,
    *,
    keeps_ids: bool = False,
) -> Tree | None:
    """Match the widgets of two DSLs; None where the DSLs are equal."""
    if before is after or before == after:
        return None
    old, new = widgets(before, pointers[0], pages[0]), widgets(after, pointers[1], pages[1])
    return Tree(pages[0], side, match(old, new, keeps_ids=keeps_ids))


def note_renames(tree: Tree, renames: Renames) -> None:
    """Note the widgets of a tree that have another name or another id."""
    for old, new in tree.matched.pairs:
        renames.note(tree.page, old.entity.name, new.entity.name)
        if old.entity.id and new.entity.id and old.entity.id != new.entity.id:
            renames.ids.setdefault(tree.page, {})[old.entity.id] = new.entity.id


class PageDiff:
    """Compares the matched widgets of one page into a collector."""

    def __init__(self, tree: Tree, collector: Collector, *, everything: bool) -> None:
        self._tree = tree
        self._collector = collector
        self._sides = (tree.side,) if tree.side else ()
        self._comparison = Comparison(collector.view(tree.page), everything=everything)
        self._ignored = _TREE_KEYS | (frozenset() if everything else SERVER_MADE_AT_TOP["widget"])

    @classmethod
    def of_pages(cls, before: Any, after: Any, *, everything: bool) -> Iterator[Change]:
        """Give the changes between two bare page DSLs."""
        tree = match_trees(before, after, ("", ""), (None, None), None)
        if tree is None:
            return
        collector = Collector(Renames())
        note_renames(tree, collector.renames)
        page = cls(tree, collector, everything=everything)
        page.collect_renames()
        page.collect()
        yield from (draft.change() for draft in fold(collector.drafts))

    def collect_renames(self) -> None:
        """Take new names of widgets; this comes before everything that may follow from them."""
        for pair in self._tree.matched.pairs:
            old, new = (item.entity.name for item in pair)
            if old != new and old is not None and new is not None:
                self._collector.rename(pair, "/widgetName", (old, new), self._sides)

    def collect(self) -> None:
        """Take what was added and removed, then what changed inside widgets."""
        present = {id(old): new for old, new in self._tree.matched.pairs}
        self._collect_whole("remove", self._tree.matched.removed)
        self._collect_whole("add", self._tree.matched.added)
        for pair in self._tree.matched.pairs:
            self._compare(pair, present)

    def _collect_whole(self, kind: str, items: tuple[Item, ...]) -> None:
        """Take widgets that came or went; those inside another one that did are its consequences."""
        drafts: dict[int, Draft] = {}
        for item in sorted(items, key=lambda item: item.depth):
            outer = drafts.get(id(item.parent))
            into = self._collector.drafts if outer is None else outer.consequences
            drafts[id(item)] = self._collector.whole(kind, item, self._sides, into)

    def _compare(self, pair: tuple[Item, Item], present: dict[int, Item]) -> None:
        old, new = pair
        move = None
        if _moved(old, new, present):
            move = self._collector.move(pair, (_container(old), _container(new)), self._sides)
        ignored = self._ignored | ({"version"} if old.depth == 0 else frozenset())
        for leaf in self._comparison.leaves(old.value, new.value, ignored=ignored):
            if leaf.path == "/parentId" and move is None:
                continue  # the same parent under another id
            draft = self._collector.leaf(pair, leaf, self._tree.side)
            if move is not None and draft is not None and leaf.path[1:] in PLACE:
                self._collector.drafts.remove(draft)
                move.consequences.append(draft)


def _moved(old: Item, new: Item, present: dict[int, Item]) -> bool:
    """Tell whether a widget stands in another container than the one that matches its former one."""
    if old.parent is None:
        return new.parent is not None
    return present.get(id(old.parent)) is not new.parent


def _container(item: Item) -> str | None:
    """Name the container of a widget as people see it: a canvas inside a container is that container."""
    parent = item.parent
    if parent is None:
        return None
    if parent.kind != "CANVAS_WIDGET" or parent.parent is None or parent.parent.entity.name is None:
        return parent.entity.name
    tab = text(parent.value.get("tabName"))
    return f"{parent.parent.entity.name} ({tab})" if tab else parent.parent.entity.name
