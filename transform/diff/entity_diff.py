"""What changed among the entities of two exports or partial exports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from ..diagnostics import Entity
from ..entities import SIDES, Side, text
from ..pointers import join
from .changes import Change
from .collect import Collector, Draft
from .matching import Item, Matched, match
from .page_diff import PageDiff, Tree, match_trees, note_renames
from .renames import Renames
from .snapshot import LISTS, THEMES, listed, pasted_widgets, side_key
from .tables import SERVER_MADE_AT_TOP, SERVER_MADE_PARTS
from .values import Comparison

_SIDED = ("page", "query", "js_object")
_VERSIONS = frozenset({"serverSchemaVersion", "clientSchemaVersion", "artifactJsonType"})


class DocumentDiff:
    """Compares two documents of one version; matching and renames first, since all else depends on them."""

    def __init__(self, before: dict[str, Any], after: dict[str, Any], *, everything: bool) -> None:
        self._before, self._after = before, after
        self._everything = everything
        self._renames = Renames()
        self._matched = {key: self._match(key) for key in ("pageList", "datasourceList", "customJSLibList")}
        self._note("pageList", self._renames.pages)
        self._note("datasourceList", self._renames.datasources)
        for key in ("actionCollectionList", "actionList"):
            self._matched[key] = self._match(key)
            self._note_on_pages(key)
        self._trees = list(self._match_trees())
        for tree in self._trees:
            note_renames(tree, self._renames)
        self._collector = Collector(self._renames)

    def changes(self) -> Iterator[Change]:
        """Give the changes, the consequences below their causes."""
        for key in LISTS:
            self._collect_renames(key)
        self._collect_application()
        for key in LISTS:
            self._collect_list(key)
        for tree in self._trees:
            PageDiff(tree, self._collector, everything=self._everything).collect()
        self._collect_page_order()
        self._collect_themes_and_rest()
        self._collector.fold_path_lists()
        self._fold_contents_of_pages()
        self._fold_functions()
        self._fold_deployed_widgets()
        yield from (draft.change() for draft in self._collector.drafts)

    # -- matching -------------------------------------------------------------------------------------------

    def _match(self, key: str) -> Matched:
        before, after = self._before.get(key), self._after.get(key)
        if before is after or before == after:
            return Matched((), (), ())
        old = listed(self._before, key, self._renames.page)
        return match(old, listed(self._after, key, lambda name: name))

    def _note(self, key: str, names: dict[str, str]) -> None:
        for old, new in self._matched[key].pairs:
            if old.entity.name and new.entity.name and old.entity.name != new.entity.name:
                names[old.entity.name] = new.entity.name

    def _note_on_pages(self, key: str) -> None:
        for old, new in self._matched[key].pairs:
            before, after = old.entity.name, new.entity.name
            if before and after and before != after:
                self._renames.on_page.setdefault(old.entity.page, {})[before] = after

    def _match_trees(self) -> Iterator[Tree]:
        for old, new in self._matched["pageList"].pairs:
            for side in SIDES:
                key = f"{side}Page"
                dsls = [_dsl(item.value.get(key)) for item in (old, new)]
                if dsls[0] is not None and dsls[1] is not None:
                    pointers = tuple(join(item.pointer, key, "layouts", 0, "dsl") for item in (old, new))
                    pages = (old.entity.page, new.entity.page)
                    tree = match_trees(dsls[0], dsls[1], (pointers[0], pointers[1]), pages, side)
                    if tree is not None:
                        yield tree
        pasted = pasted_widgets(self._before), pasted_widgets(self._after)
        if any(pasted):
            yield Tree(None, None, match(*pasted))

    # -- collecting -----------------------------------------------------------------------------------------

    def _comparison(self, page: str | None) -> Comparison:
        return Comparison(lambda name: self._renames.key(page, name), everything=self._everything)

    def _collect_renames(self, key: str) -> None:
        kind = LISTS[key][0]
        for pair in self._matched[key].pairs:
            old, new = pair
            names = (old.entity.name, new.entity.name)
            if names[0] is not None and names[1] is not None and names[0] != names[1]:
                sides = self._sides_with(pair, kind, (names[0], names[1]))
                prefix = f"/{side_key(kind, sides[0])}" if sides else ""
                self._collector.rename(pair, "/name", (names[0], names[1]), sides)
                draft = self._collector.drafts[-1]
                draft.pointer_before, draft.pointer_after = (f"{item.pointer}{prefix}/name" for item in pair)

    @staticmethod
    def _sides_with(pair: tuple[Item, Item], kind: str, names: tuple[str, str]) -> tuple[Side, ...]:
        """Give the sides of a pair on which it was renamed."""
        if kind not in _SIDED:
            return ()
        found: list[Side] = []
        for side in SIDES:
            values = [item.value.get(side_key(kind, side) or "") for item in pair]
            shown = [value.get("name") if isinstance(value, dict) else None for value in values]
            if shown[0] != shown[1] and (side == SIDES[0] or tuple(shown) == names):
                found.append(side)
        return tuple(found) or (SIDES[0],)

    def _collect_list(self, key: str) -> None:
        kind = LISTS[key][0]
        for item in self._matched[key].removed:
            self._collector.whole("remove", item)
        for item in self._matched[key].added:
            self._collector.whole("add", item)
        for pair in self._matched[key].pairs:
            if pair[0].value is not pair[1].value and pair[0].value != pair[1].value:
                self._collect_pair(kind, pair)

    def _collect_pair(self, kind: str, pair: tuple[Item, Item]) -> None:
        old, new = pair
        ignored = frozenset() if self._everything else SERVER_MADE_AT_TOP[kind]
        comparison = self._comparison(old.entity.page)
        sides = {side_key(kind, side): side for side in SIDES} if kind in _SIDED else {}
        for key, side in sides.items():
            values = old.value.get(key or ""), new.value.get(key or "")
            if key and all(isinstance(value, dict) for value in values):
                skip = ignored | {"name"} | ({"layouts"} if kind == "page" else frozenset())
                for leaf in comparison.leaves(*values, ignored=skip):
                    self._collector.leaf(pair, leaf, side, f"/{key}")
        whole = frozenset(key for key in sides if key and key in old.value and key in new.value)
        names = (
            frozenset({"name"}) if kind not in _SIDED and old.entity.name != new.entity.name else frozenset()
        )
        for leaf in comparison.leaves(old.value, new.value, ignored=ignored | whole | names):
            deployed = leaf.path == f"/{side_key(kind, 'published')}" if sides else False
            if not deployed or not _is_same_state(kind, leaf.before, leaf.after, pair):
                self._collector.leaf(pair, leaf, None)

    def _collect_application(self) -> None:
        before, after = self._before.get("exportedApplication"), self._after.get("exportedApplication")
        if isinstance(before, dict) and isinstance(after, dict) and before != after:
            pair = self._part("application", "/exportedApplication", before, after)
            ignored = SERVER_MADE_AT_TOP["application"]
            for leaf in self._comparison(None).leaves(before, after, ignored=ignored):
                self._collector.leaf(pair, leaf, None)

    def _part(
        self, kind: str, pointer: str, before: dict[str, Any], after: dict[str, Any]
    ) -> tuple[Item, Item]:
        old, new = (
            Item(Entity(kind, None, text(value.get("name"))), value, pointer, None, None)
            for value in (before, after)
        )
        return old, new

    def _collect_themes_and_rest(self) -> None:
        for key, side in zip(THEMES, SIDES, strict=True):
            before, after = self._before.get(key), self._after.get(key)
            if isinstance(before, dict) and isinstance(after, dict) and before != after:
                pair = self._part("theme", f"/{key}", before, after)
                ignored = SERVER_MADE_AT_TOP["theme"]
                for leaf in self._comparison(None).leaves(before, after, ignored=ignored):
                    self._collector.leaf(pair, leaf, side)
        done = {*LISTS, "exportedApplication", "widgets"}
        done |= {
            key
            for key in THEMES
            if isinstance(self._before.get(key), dict) == isinstance(self._after.get(key), dict)
        }
        skip = frozenset(done) | _VERSIONS | (frozenset() if self._everything else SERVER_MADE_PARTS)
        pair = self._part("application", "", self._before, self._after)
        for leaf in self._comparison(None).leaves(self._before, self._after, ignored=skip):
            self._collector.leaf(pair, leaf, None)

    def _collect_page_order(self) -> None:
        """Take pages that stand elsewhere among those on both sides, and another default page."""
        for key, side in (("pages", SIDES[0]), ("publishedPages", SIDES[1])):
            old, new = (_page_entries(document, key) for document in (self._before, self._after))
            present = {self._renames.page(name): i for i, name in enumerate(old)}
            common = [name for name in new if name in present]
            kept = _longest_increasing([present[name] for name in common])
            for name in common:
                if present[name] not in kept:
                    places = (present[name], list(new).index(name))
                    self._page_change("move", name, "", places, side, key)
            flags = {self._renames.page(name): flag for name, flag in old.items()}
            for name in common:
                if bool(flags[name]) != bool(new[name]):
                    self._page_change("modify", name, "/isDefault", (flags[name], new[name]), side, key)

    def _page_change(
        self, kind: str, name: str, path: str, values: tuple[Any, Any], side: Side, key: str
    ) -> None:
        entity = Entity("page", name, name)
        for draft in self._collector.drafts:
            if (draft.kind, draft.entity, draft.path) == (kind, entity, path) and side not in draft.sides:
                draft.sides = SIDES
                return
        pointer = f"/exportedApplication/{key}"
        self._collector.drafts.append(Draft(kind, entity, path, *values, pointer, pointer, (side,)))

    # -- folding --------------------------------------------------------------------------------------------

    def _fold_contents_of_pages(self) -> None:
        """Put queries and JS objects that came or went with their page below it."""
        pages = {
            (draft.kind, draft.entity.name): draft
            for draft in self._collector.drafts
            if draft.entity.type == "page" and draft.kind in ("add", "remove") and not draft.path
        }
        kept = []
        for draft in self._collector.drafts:
            owner = pages.get((draft.kind, draft.entity.page))
            inside = draft.entity.type in ("query", "js_object") and not draft.path
            if owner is not None and inside:
                owner.consequences.append(draft)
            else:
                kept.append(draft)
        self._collector.drafts = kept

    def _fold_functions(self) -> None:
        """Put the functions of JS objects, which follow from their text, below the object's change."""
        objects: dict[tuple[str | None, str | None], Draft] = {}
        for draft in self._collector.drafts:
            if draft.entity.type == "js_object" and (draft.path in ("/body", "/name", "")):
                objects.setdefault((draft.entity.page, draft.entity.name), draft)
                if draft.kind == "rename":
                    objects.setdefault((draft.entity.page, draft.before), draft)
        kept = []
        for draft in self._collector.drafts:
            name = draft.entity.name or ""
            owner = objects.get((draft.entity.page, name.partition(".")[0]))
            if draft.entity.type == "query" and "." in name and owner is not None:
                owner.consequences.append(draft)
            else:
                kept.append(draft)
        self._collector.drafts = kept

    def _fold_deployed_widgets(self) -> None:
        """Make one change of widgets that came, went, moved or were renamed on both sides."""
        edited: dict[tuple[Any, ...], Draft] = {}
        kept = []
        for draft in self._collector.drafts:
            if (
                draft.entity.type != "widget"
                or len(draft.sides) != 1
                or draft.path not in ("", "/widgetName")
            ):
                kept.append(draft)
                continue
            key = (draft.kind, draft.entity, draft.path, draft.before, draft.after)
            twin = edited.get(key)
            if twin is not None and twin.sides != draft.sides:
                twin.sides = SIDES
            else:
                edited[key] = draft
                kept.append(draft)
        self._collector.drafts = kept


def _dsl(side: Any) -> Any:
    layouts = side.get("layouts") if isinstance(side, dict) else None
    layout = layouts[0] if isinstance(layouts, list) and layouts else None
    return layout.get("dsl") if isinstance(layout, dict) else None


def _is_same_state(kind: str, before: Any, after: Any, pair: tuple[Item, Item]) -> bool:
    """Tell whether a deployed side that came is just the edited one: the application was deployed."""
    edited = pair[1].value.get(side_key(kind, "unpublished") or "")
    return before is None and after == edited


def _page_entries(document: dict[str, Any], key: str) -> dict[str, Any]:
    application = document.get("exportedApplication")
    entries = application.get(key) if isinstance(application, dict) else None
    return {
        entry["id"]: entry.get("isDefault")
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    }


def _longest_increasing(numbers: list[int]) -> set[int]:
    """Give the numbers of a longest increasing run, which need not move."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for i, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before.append(at[place - 1] if place else -1)
        tails[place : place + 1] = [number]
        at[place : place + 1] = [i]
    kept = set()
    i = at[-1] if at else -1
    while i >= 0:
        kept.add(numbers[i])
        i = before[i]
    return kept
