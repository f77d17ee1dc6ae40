"""What changed among the entities of two exports or partial exports."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from ..application.entities import SIDES, Side, pasted, text
from ..document.pointers import join
from ..product.export_model import class_of_field
from .changes import Change
from .collect import Collector
from .deployments import fold_deployments
from .document_parts import collect_application, collect_rest, collect_themes
from .folding import fold
from .items import LISTS, MODELS, keeps_ids, listed, name_of, pasted_widgets, side_key, unchanged_entries
from .matching import Item, Matched, Pairs, match
from .page_diff import PageDiff, Tree, match_trees, note_renames
from .page_moves import join_moves_between_pages
from .page_order import page_changes
from .renames import Renames
from .tables import NESTED_SERVER_MADE, SERVER_MADE_AT_TOP
from .values import Comparison

_SIDED = ("page", "query", "js_object")
_ON_PAGES = ("query", "js_object")
_NAMES = frozenset({"name", "fullyQualifiedName"})
_NOTHING: frozenset[str] = frozenset()


class DocumentDiff:
    """Compares two documents of one version; matching and renames first, since all else depends on them."""

    def __init__(self, before: dict[str, Any], after: dict[str, Any], *, everything: bool) -> None:
        self._before, self._after = before, after
        self._everything = everything
        self._renames = Renames()
        self._matched: dict[str, Matched] = {}
        self._changed: dict[str, Pairs] = {}
        self._keeps_ids = functools.cache(lambda: keeps_ids(before, after))
        self._pasted = pasted(before), pasted(after)
        for key in LISTS:
            self._matched[key] = self._match(key)
            self._changed[key] = [
                (old, new) for old, new in self._matched[key].pairs if old.value != new.value
            ]
            self._note(key)
        self._trees = list(self._match_trees())
        for tree in self._trees:
            note_renames(tree, self._renames)
        self._collector = Collector(self._renames)

    def changes(self) -> Iterator[Change]:
        """Yield the changes, the consequences below their causes."""
        for key in LISTS:
            for pair in self._changed[key]:
                self._collect_renames(LISTS[key][0], pair)
        pages = [PageDiff(tree, self._collector, everything=self._everything) for tree in self._trees]
        for page in pages:
            page.collect_renames()
        collect_application(self._before, self._after, self._collector, everything=self._everything)
        for key in LISTS:
            self._collect_list(key)
        for page in pages:
            page.collect()
        page_changes(self._before, self._after, self._matched["pageList"], self._collector)
        collect_themes(self._before, self._after, self._collector, everything=self._everything)
        collect_rest(self._before, self._after, self._collector, everything=self._everything)
        self._collector.drafts = join_moves_between_pages(self._collector)
        drafts = fold(self._collector.drafts)
        if not self._everything:
            drafts = fold_deployments(drafts, self._after, self._collector.deployed)
        yield from (draft.change() for draft in drafts)

    # -- matching -------------------------------------------------------------------------------------------

    def _match(self, key: str) -> Matched:
        if self._before.get(key) is self._after.get(key):
            return Matched((), (), ())
        same = unchanged_entries(self._before, self._after, key)
        return match(*self._items(key, same), self._keeps_ids, whole=lambda: self._items(key))

    def _items(self, key: str, same: frozenset[int] = frozenset()) -> tuple[Iterator[Item], Iterator[Item]]:
        return (
            listed(self._before, key, self._renames, same),
            listed(self._after, key, None, same),
        )

    def _note(self, key: str) -> None:
        kind = LISTS[key][0]
        known = {"page": self._renames.pages, "datasource": self._renames.datasources}
        for pair in self._changed[key]:
            for before, after in _new_names(kind, pair):
                if kind in known:
                    known[kind].setdefault(before, after)
                elif kind in _ON_PAGES:
                    self._renames.note(pair[0].entity.page, before, after)
            if kind == "js_object":
                old, new = (item.entity for item in pair)
                self._renames.moved_objects[old.page, old.name] = new.page

    def _match_trees(self) -> Iterator[Tree]:
        for old, new in self._changed["pageList"]:
            for side in SIDES:
                key = f"{side}Page"
                layouts = [_layouts(item.value.get(key))[:1] for item in (old, new)]
                dsls = [layout[0].get("dsl") if layout else None for layout in layouts]
                if isinstance(dsls[0], dict) and isinstance(dsls[1], dict):
                    pointers = [join(item.pointer, key, "layouts", 0, "dsl") for item in (old, new)]
                    pages = [old.entity.page, new.entity.page]
                    tree = match_trees(dsls, pointers, pages, side, self._keeps_ids)
                    if tree is not None:
                        yield tree
        if self._before.get("widgets") != self._after.get("widgets"):
            before, after = self._pasted
            yield Tree(None, None, match(pasted_widgets(before), pasted_widgets(after)))

    # -- collecting -----------------------------------------------------------------------------------------

    def _comparison(self, page: str | None) -> Comparison:
        return Comparison(self._collector.view(page), everything=self._everything, nulls=False)

    def _ignored(self, kind: str) -> frozenset[str]:
        return _NOTHING if self._everything else SERVER_MADE_AT_TOP[kind]

    def _collect_renames(self, kind: str, pair: tuple[Item, Item]) -> None:
        for names, sides in _new_names(kind, pair).items():
            prefix = f"/{side_key(kind, sides[0])}" if sides else ""
            self._collector.rename(pair, f"{prefix}/name", names, sides)

    def _collect_list(self, key: str) -> None:
        kind = LISTS[key][0]
        for item in self._matched[key].removed:
            self._collector.whole("remove", item, _sides_of(kind, item))
        for item in self._matched[key].added:
            self._collector.whole("add", item, _sides_of(kind, item))
        for pair in self._changed[key]:
            self._collect_pair(kind, pair)

    def _collect_pair(self, kind: str, pair: tuple[Item, Item]) -> None:
        old, new = pair
        own = {side_key(kind, side): side for side in SIDES} if kind in _SIDED else {}
        both: set[str] = set()
        for key, side in own.items():
            values = old.value.get(key or ""), new.value.get(key or "")
            if key and isinstance(values[0], dict) and isinstance(values[1], dict):
                both.add(key)
                self._collect_side(kind, pair, side, (values[0], values[1]))
        ignored = self._ignored(kind) | both
        if kind not in _SIDED:
            ignored |= _names_compared_as_renames(old.value, new.value)
        found = self._comparison(old.entity.page).leaves(
            old.value, new.value, ignored=ignored, model=MODELS.get(kind)
        )
        for leaf in found:
            of_side = own.get(leaf.path[1:])
            if of_side != "published" or not _is_edited_state(kind, leaf.before, leaf.after, pair):
                self._collector.leaf(pair, leaf, of_side)
            elif leaf.kind == "add":
                self._collector.deployed.add(new.entity.page)

    def _collect_side(
        self, kind: str, pair: tuple[Item, Item], side: Side, values: tuple[dict[str, Any], dict[str, Any]]
    ) -> None:
        """Compare one side of a page, query or JS object; the widgets of a page come later."""
        prefix = f"/{side_key(kind, side)}"
        comparison = self._comparison(pair[0].entity.page)
        ignored = self._ignored(kind) | _names_compared_as_renames(*values)
        if kind == "page":
            ignored |= {"layouts"}
            self._collect_layouts(pair, side, (_layouts(values[0]), _layouts(values[1])))
        elif (places := self._other_page(values)) is not None:
            ignored |= {"pageId"}
            self._collector.move(pair, places, (side,), f"{prefix}/pageId")
        model = class_of_field(MODELS[kind], prefix[1:])
        for leaf in comparison.leaves(*values, ignored=ignored, model=model):
            self._collector.leaf(pair, leaf, side, prefix)

    def _other_page(self, values: tuple[dict[str, Any], dict[str, Any]]) -> tuple[str, str] | None:
        """Return the page of a query before and after where it moved; a renamed page is the same."""
        before, after = (text(value.get("pageId")) for value in values)
        if before is None or after is None or after in (before, self._renames.page(before)):
            return None
        return before, after

    def _collect_layouts(self, pair: tuple[Item, Item], side: Side, layouts: tuple[list[Any], ...]) -> None:
        """Compare what layouts hold beside the widgets, and layouts beyond the first as plain values."""
        comparison = self._comparison(pair[0].entity.page)
        nested = _NOTHING if self._everything else NESTED_SERVER_MADE["layout"]
        prefix = f"/{side}Page"
        old, new = layouts
        for i in range(max(len(old), len(new))):
            before, after = old[i : i + 1], new[i : i + 1]
            if not (before and after):
                wrapped = (
                    {str(i): one[0] for one in (before,) if one},
                    {str(i): one[0] for one in (after,) if one},
                )
                leaves = comparison.leaves(*wrapped, "/layouts", "/layouts")
            else:
                has_trees = all(isinstance(one[0].get("dsl"), dict) for one in (before, after))
                ignored = nested | ({"dsl"} if i == 0 and has_trees else _NOTHING)
                at = f"/layouts/{i}"
                leaves = comparison.leaves(before[0], after[0], at, at, ignored=ignored, model="Layout")
            for leaf in leaves:
                self._collector.leaf(pair, leaf, side, prefix)


def _new_names(kind: str, pair: tuple[Item, Item]) -> dict[tuple[str, str], tuple[Side, ...]]:
    """Return (name before, name after) -> the sides on which an entity is called otherwise now."""
    old, new = pair
    if kind not in _SIDED:
        before, after = old.entity.name, new.entity.name
        return {(before, after): ()} if before and after and before != after else {}
    found: dict[tuple[str, str], tuple[Side, ...]] = {}
    for side in SIDES:
        before, after = (name_of(item.value.get(side_key(kind, side) or "")) for item in pair)
        if before and after and before != after:
            found[before, after] = (*found.get((before, after), ()), side)
    return found


def _names_compared_as_renames(before: dict[str, Any], after: dict[str, Any]) -> frozenset[str]:
    """Return the keys of names where both are texts, since a rename reports them."""
    return _NAMES if text(before.get("name")) and text(after.get("name")) else _NOTHING


def _sides_of(kind: str, item: Item) -> tuple[Side, ...]:
    """Return the sides that an entity has; one that is empty was never deployed."""
    if kind not in _SIDED:
        return ()
    values = {side: item.value.get(side_key(kind, side) or "") for side in SIDES}
    return tuple(side for side, value in values.items() if isinstance(value, dict) and value)


def _layouts(side: Any) -> list[dict[str, Any]]:
    layouts = side.get("layouts") if isinstance(side, dict) else None
    return [one for one in layouts if isinstance(one, dict)] if isinstance(layouts, list) else []


def _is_edited_state(kind: str, before: Any, after: Any, pair: tuple[Item, Item]) -> bool:
    """Return whether a deployed side that was added or removed equals the edited one of its document."""
    edited = (item.value.get(side_key(kind, "unpublished") or "") for item in pair)
    return any(
        state is not None and state == side for state, side in zip((before, after), edited, strict=True)
    )
