"""What changed among the widgets of one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from ..application.entities import Side, text
from ..patterns import pattern
from .changes import Change
from .collect import Collector, Draft
from .folding import fold
from .items import unchanged_widgets, widgets
from .lists import GENERATED
from .matching import CANVAS, Item, Matched, match
from .renames import Renames
from .tables import COMPUTED, COMPUTED_OF_CANVAS, PLACE, SERVER_MADE_AT_TOP
from .values import Comparison, Difference

_OF_THE_TREE = frozenset({"children", "widgetName"})


class Tree(NamedTuple):
    """The matched widgets of one DSL, their page (by its former name) and side."""

    page: str | None
    side: Side | None
    matched: Matched


def match_trees(
    dsls: Sequence[Any],
    pointers: Sequence[str],
    pages: Sequence[str | None],
    side: Side | None,
    keeps_ids: Callable[[], bool] = lambda: False,
) -> Tree | None:
    """Match the widgets of two DSLs, before and after; None where they are equal.

    What is equal in the same place is left out, unless it is needed to tell copies from what was renamed.
    """
    if dsls[0] is dsls[1] or dsls[0] == dsls[1]:
        return None
    same = unchanged_widgets(*dsls)
    sides = list(zip(dsls, pointers, pages, strict=True))
    changed = widgets(*sides[0], same), widgets(*sides[1], same)
    matched = match(*changed, keeps_ids, whole=lambda: (widgets(*sides[0]), widgets(*sides[1])))
    return Tree(pages[0], side, matched)


def note_renames(tree: Tree, renames: Renames) -> None:
    """Note the widgets of a tree that have another name or another id."""
    for old, new in tree.matched.pairs:
        renames.note(tree.page, old.entity.name, new.entity.name)
        if old.entity.id and new.entity.id and old.entity.id != new.entity.id:
            renames.ids.setdefault(tree.page, {})[old.entity.id] = new.entity.id


class PageDiff:
    """Compares the matched widgets of one page into a collector.

    `_resizing` holds, for a container or canvas by its `id`, the change of a place that may change its height.
    """

    def __init__(self, tree: Tree, collector: Collector, *, everything: bool) -> None:
        self._tree = tree
        self._collector = collector
        self._sides = (tree.side,) if tree.side else ()
        self._everything = everything
        self._comparison = Comparison(collector.view(tree.page), everything=everything)
        self._resizing: dict[int, Draft] = {}
        self._computed: Draft | None = None
        self._ignored = _OF_THE_TREE | (frozenset() if everything else SERVER_MADE_AT_TOP["widget"])

    @classmethod
    def of_pages(cls, before: Any, after: Any, *, everything: bool) -> Iterator[Change]:
        """Yield the changes between two bare page DSLs."""
        tree = match_trees((before, after), ("", ""), (None, None), None)
        if tree is None:
            return
        collector = Collector(Renames())
        note_renames(tree, collector.renames)
        page = cls(tree, collector, everything=everything)
        page.collect_renames()
        page.collect()
        yield from (draft.change() for draft in fold(collector.drafts))

    def collect_renames(self) -> None:
        """Collect new names of widgets, before everything that may follow from them."""
        for pair in self._tree.matched.pairs:
            old, new = (item.entity.name for item in pair)
            if old != new and old is not None and new is not None and not self._is_drawn(pair):
                self._collector.rename(pair, "/widgetName", (old, new), self._sides)

    def _is_drawn(self, pair: tuple[Item, Item]) -> bool:
        """Return whether a canvas has a name before and after that the product drew."""
        names = [GENERATED.fullmatch(item.entity.name or "") for item in pair if item.kind == CANVAS]
        return not self._everything and len(names) == 2 and all(names)

    def collect(self) -> None:
        """Collect what was added and removed, then what changed inside widgets, canvases last."""
        present = {id(old): new for old, new in self._tree.matched.pairs}
        self._collect_whole("remove", self._tree.matched.removed)
        self._collect_whole("add", self._tree.matched.added)
        for pair in sorted(self._tree.matched.pairs, key=lambda pair: pair[0].kind == CANVAS):
            self._compare(pair, present)

    def _collect_whole(self, kind: str, items: tuple[Item, ...]) -> None:
        """Collect widgets that were added or removed; those inside another one are its consequences."""
        drafts: dict[int, Draft] = {}
        for item in sorted(items, key=lambda item: item.depth):
            outer = drafts.get(id(item.parent))
            into = self._collector.drafts if outer is None else outer.consequences
            drafts[id(item)] = self._collector.whole(kind, item, self._sides, into)
            if item.parent is not None:
                self._resizing.setdefault(id(item.parent), drafts[id(item)])

    def _compare(self, pair: tuple[Item, Item], present: dict[int, Item]) -> None:
        old, new = pair
        place = None
        if _moved(old, new, present):
            place = self._collector.move(pair, (_container(old), _container(new)), self._sides)
        ignored = self._ignored | ({"version"} if old.depth == 0 else frozenset())
        if old.entity.name is None or new.entity.name is None:
            ignored -= {"widgetName"}  # no rename reports it
        before, after = _own(old.value), _own(new.value)
        leaves = self._comparison.leaves(before, after, ignored=ignored) if before != after else ()
        for leaf in sorted(leaves, key=_place_first):
            if not self._everything and _is_no_change(leaf, before, after):
                continue
            if not self._everything and _is_computed(old, leaf):
                below = self._resized(pair) if old.kind == CANVAS else place
                self._collect_computed(pair, leaf, below)
            elif leaf.path[1:] in PLACE:
                draft = self._collector.leaf(pair, leaf, self._tree.side, below=place)
                place = place or draft
            else:
                self._collector.leaf(pair, leaf, self._tree.side)
        if place is not None:
            for item in filter(None, (old.parent, new.parent, new)):
                self._resizing.setdefault(id(item), place)

    def _collect_computed(self, pair: tuple[Item, Item], leaf: Difference, below: Draft | None) -> None:
        """Collect a size that the editor computes; those without a cause are one change of their page."""
        draft = self._collector.leaf(pair, leaf, self._tree.side, below=below or self._computed)
        if below is None and self._computed is None:
            self._computed = draft

    def _resized(self, canvas: tuple[Item, Item]) -> Draft | None:
        """Return the change after which a canvas has another height: of what is in it, or of its container."""
        around = (*canvas, canvas[1].parent)
        return next((self._resizing[id(item)] for item in around if id(item) in self._resizing), None)


def _place_first(leaf: Difference) -> int:
    key = leaf.path[1:]
    return PLACE.index(key) if key in PLACE else len(PLACE)


def _is_computed(widget: Item, leaf: Difference) -> bool:
    """Return whether the editor computes a value from what is in a canvas, or from the size of a container."""
    key = leaf.path[1:]
    return key in COMPUTED or (widget.kind == CANVAS and key in COMPUTED_OF_CANVAS)


#: The random key that the editor gives a widget, and the copy in the list that contains the widget.
_EDITOR_KEY = pattern(r"(/template/[^/]+)?/key")


def _is_no_change(leaf: Difference, before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Return whether a difference is random, or is reported by another: the tree, the order of columns."""
    if leaf.path == "/parentId":
        return True
    if _EDITOR_KEY.fullmatch(leaf.path):
        values = (leaf.before, leaf.after)
        return all(v is None or (isinstance(v, str) and GENERATED.fullmatch(v)) for v in values)
    is_order = leaf.kind == "move" and leaf.path == "/primaryColumns"
    return is_order and _names_columns(before) and _names_columns(after)


def _names_columns(widget: dict[str, Any]) -> bool:
    order = widget.get("columnOrder")
    named = {column for column in order if isinstance(column, str)} if isinstance(order, list) else set()
    return named.issuperset(widget["primaryColumns"])


def _own(widget: dict[str, Any]) -> dict[str, Any]:
    """Return a widget without those in it: comparing two such at once costs less than key by key."""
    return {**widget, "children": None}


def _moved(old: Item, new: Item, present: dict[int, Item]) -> bool:
    """Return whether a widget is in another container than the one that matches its former one."""
    if old.parent is None:
        return new.parent is not None
    return present.get(id(old.parent)) is not new.parent


def _container(item: Item) -> str | None:
    """Return the name of the container of a widget; a canvas inside a container is that container."""
    parent = item.parent
    if parent is None:
        return None
    if parent.kind != CANVAS or parent.parent is None or parent.parent.entity.name is None:
        return parent.entity.name
    tab = text(parent.value.get("tabName"))
    return f"{parent.parent.entity.name} ({tab})" if tab else parent.parent.entity.name
