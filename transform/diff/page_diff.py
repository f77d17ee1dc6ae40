"""What changed among the widgets of one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..entities import Side
from .changes import Change
from .collect import Collector, Draft
from .matching import Item, Matched, match
from .renames import Renames
from .snapshot import widgets
from .tables import PLACE
from .values import Comparison

_TREE_KEYS = frozenset({"children"})
_NAMES = frozenset({"widgetName", "widgetId"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The matched widgets of one DSL, and on which page and side they stand."""

    page: str | None
    side: Side | None
    matched: Matched


def match_trees(
    before: Any,
    after: Any,
    pointers: tuple[str, str],
    pages: tuple[str | None, str | None],
    side: Side | None,
) -> Tree | None:
    """Match the widgets of two DSLs; None where the DSLs are equal."""
    if before is after or before == after:
        return None
    return Tree(
        pages[0], side, match(widgets(before, pointers[0], pages[0]), widgets(after, pointers[1], pages[1]))
    )


class PageDiff:
    """Compares the matched widgets of one page into a collector."""

    def __init__(self, tree: Tree, collector: Collector, *, everything: bool) -> None:
        self._tree = tree
        self._collector = collector
        self._sides = (tree.side,) if tree.side else ()
        page = tree.page
        self._comparison = Comparison(lambda name: collector.renames.key(page, name), everything=everything)

    @classmethod
    def of_pages(cls, before: Any, after: Any, *, everything: bool) -> Iterator[Change]:
        """Give the changes between two bare page DSLs."""
        tree = match_trees(before, after, ("", ""), (None, None), None)
        if tree is None:
            return
        collector = Collector(Renames())
        note_renames(tree, collector.renames)
        cls(tree, collector, everything=everything).collect()
        collector.fold_path_lists()
        yield from (draft.change() for draft in collector.drafts)

    def collect(self) -> None:
        """Take renames first, then what was added and removed, then what changed inside widgets."""
        for pair in self._tree.matched.pairs:
            old, new = (item.entity.name for item in pair)
            if old != new and old is not None and new is not None:
                self._collector.rename(pair, "/widgetName", (old, new), self._sides)
        present = {id(old): new for old, new in self._tree.matched.pairs}
        self._collect_whole("remove", self._tree.matched.removed)
        self._collect_whole("add", self._tree.matched.added)
        for pair in self._tree.matched.pairs:
            self._compare(pair, present)

    def _collect_whole(self, kind: str, items: tuple[Item, ...]) -> None:
        """Take widgets that came or went; those inside another one that did are its consequences."""
        drafts: dict[int, Draft] = {}
        for item in sorted(items, key=lambda item: item.depth):
            draft = self._collector.whole(kind, item, self._sides)
            drafts[id(item)] = draft
            outer = drafts.get(id(item.parent))
            if outer is not None:
                self._collector.drafts.remove(draft)
                outer.consequences.append(draft)

    def _compare(self, pair: tuple[Item, Item], present: dict[int, Item]) -> None:
        old, new = pair
        ignored = _TREE_KEYS | _NAMES
        if old.depth == 0:
            ignored |= {"version"}
        leaves = list(self._comparison.leaves(old.value, new.value, ignored=ignored))
        moved = _moved(old, new, present)
        move = None
        if moved:
            move = Draft(
                "move",
                new.entity,
                "",
                old.parent.entity.name if old.parent else None,
                new.parent.entity.name if new.parent else None,
                old.pointer,
                new.pointer,
                self._sides,
            )
            self._collector.drafts.append(move)
        for leaf in leaves:
            if leaf.path == "/parentId" and not moved:
                continue  # the same parent under another id
            draft = self._collector.leaf(pair, leaf, self._tree.side)
            if move is not None and draft is not None and leaf.path[1:] in PLACE:
                self._collector.drafts.remove(draft)
                move.consequences.append(draft)


def _moved(old: Item, new: Item, present: dict[int, Item]) -> bool:
    """Tell whether a widget stands in another container than the one that matches its former one."""
    if old.parent is None or new.parent is None:
        return False
    return present.get(id(old.parent)) is not new.parent


def note_renames(tree: Tree, renames: Renames) -> None:
    """Note the widgets of a tree that have another name."""
    for old, new in tree.matched.pairs:
        before, after = old.entity.name, new.entity.name
        if before is not None and after is not None and before != after:
            renames.on_page.setdefault(tree.page, {})[before] = after
