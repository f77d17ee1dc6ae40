"""Merge two versions of a page's widget tree by the ids of its widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..application.pages import Widget, walk
from ..diagnostics import Entity
from .equality import differs_beyond
from .placement import with_ends, with_place, with_sizes
from .results import ABSENT
from .sentences import removed_and_changed, thing
from .sequences import merged_order
from .strategies import INSIGNIFICANT
from .three import Three
from .values import Settlement, ValueMerge

#: By this the root is known, whatever its widgetId is; in documents of the product it is this one.
ROOT = "0"
_TREE = frozenset({"children", "parentId"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The widgets of a page by id: what they hold besides children, the id of their parent, their children's ids.

    The root is `ROOT`, its parent is "". A widget without an id is known by its pointer, a second one of an id by both.
    """

    widgets: dict[str, Widget]
    parents: dict[str, str]
    children: dict[str, list[str]]


def tree_of(dsl: Widget) -> Tree:
    """Return the widgets of a page DSL by what identifies them."""
    widgets: dict[str, Widget] = {}
    parents: dict[str, str] = {}
    children: dict[str, list[str]] = {}
    ids: dict[int, str] = {}
    for widget, pointer, parent, _ in walk(dsl):
        name = widget.get("widgetId")
        identity = name if isinstance(name, str) and name else f"at {pointer}"
        if parent is None:
            identity = ROOT
        elif identity in widgets:
            identity = f"{identity} at {pointer}"
        ids[id(widget)] = identity
        widgets[identity] = widget
        parents[identity] = ids[id(parent)] if parent is not None else ""
        if parent is not None:
            children.setdefault(ids[id(parent)], []).append(identity)
    return Tree(widgets, parents, children)


@dataclass(frozen=True, slots=True)
class TreeMerge:
    """Three versions of one page's widgets."""

    page: str | None
    base: Tree
    ours: Tree
    theirs: Tree
    settled: Settlement
    prefix: str = ""
    renamed: frozenset[str] = frozenset()

    def merge(self) -> Widget:
        """Return the merged page DSL."""
        kept = self._kept()
        parents = self._parents(kept)
        values = {identity: self._widget(identity, parents) for identity in kept}
        return self._assembled(kept, parents, values)

    def _kept(self) -> dict[str, None]:
        """Return the ids of the widgets of the result, in the order of ours, then of theirs."""
        every = {**self.ours.widgets, **self.theirs.widgets}
        kept = {identity: None for identity in every if self._stays(identity)}
        for identity in list(kept):
            self._keep_containers(identity, kept)
        return kept

    def _stays(self, identity: str) -> bool:
        in_base, in_ours, in_theirs = (identity in t.widgets for t in (self.base, self.ours, self.theirs))
        if in_ours and in_theirs:
            return True
        entity = self._entity(identity)
        present = self.ours if in_ours else self.theirs
        if not in_base:
            self.settled.decide(entity, self.prefix, "ours" if in_ours else "theirs", "added by one side")
            return True
        if not self._is_edited(identity, present):
            self.settled.decide(entity, self.prefix, "theirs" if in_ours else "ours", "removed by one side")
            return False
        return self._deleted_and_edited(identity, in_ours)

    def _is_edited(self, identity: str, present: Tree) -> bool:
        """Return whether a side renamed a widget, moved it into another container, or changed its values."""
        return (
            identity in self.renamed
            or present.parents[identity] != self.base.parents[identity]
            or differs_beyond(INSIGNIFICANT | _TREE, self.base.widgets[identity], present.widgets[identity])
        )

    def _deleted_and_edited(self, identity: str, in_ours: bool) -> bool:
        old = _content(self.base.widgets[identity])
        new = _content((self.ours if in_ours else self.theirs).widgets[identity])
        versions = Three(old, new, ABSENT) if in_ours else Three(old, ABSENT, new)
        entity = self._entity(identity)
        value = self.settled.clash(
            entity,
            self.prefix,
            versions,
            removed_and_changed(entity, self.prefix, "theirs" if in_ours else "ours"),
            keep="ours" if in_ours else "theirs",
        )
        return value is not ABSENT

    def _keep_containers(self, identity: str, kept: dict[str, None]) -> None:
        """Keep what a widget lies in: a removed container with something new in it must not take that along."""
        parent = self._parent(identity)
        while parent and parent not in kept:
            tree = self.ours if parent in self.ours.widgets else self.theirs
            if parent not in tree.widgets:
                return
            kept[parent] = None
            self.settled.clash(
                self._entity(parent),
                self.prefix,
                Three.of(_content_in(tree, parent) for tree in (self.base, self.ours, self.theirs)),
                removed_and_changed(
                    self._entity(parent),
                    self.prefix,
                    "theirs" if tree is self.ours else "ours",
                    f"has {self._entity(identity).name} in it",
                ),
                keep="ours" if tree is self.ours else "theirs",
            )
            parent = tree.parents[parent]

    def _parent(self, identity: str) -> str:
        """Return the id of the widget around a widget: that of the side that moved it."""
        base, ours, theirs = (t.parents.get(identity) for t in (self.base, self.ours, self.theirs))
        if ours is None or theirs is None:
            return (theirs if ours is None else ours) or ""
        return theirs if ours == base else ours

    def _parents(self, kept: dict[str, None]) -> dict[str, str]:
        parents = {}
        for identity in kept:
            base, ours, theirs = (t.parents.get(identity) for t in (self.base, self.ours, self.theirs))
            parent = self._parent(identity)
            if None not in (base, ours, theirs) and len({base, ours, theirs}) == 3:
                what = thing(self._entity(identity))
                sentence = f"Both sides moved {what}, each into another container."
                parent = self.settled.clash(
                    self._entity(identity), f"{self.prefix}/parentId", Three(base, ours, theirs), sentence
                )
            parents[identity] = parent
        for identity in kept:
            if _is_cyclic(identity, parents):
                parents[identity] = self._out_of_cycle(identity)
        last_resort: dict[str, str] = {}
        for former in (self.ours.parents, last_resort):  # an answer may name what is gone, or what is inside
            for identity in kept:
                if identity != ROOT and (parents[identity] not in kept or _is_cyclic(identity, parents)):
                    parents[identity] = former.get(identity, ROOT)
        return parents

    def _out_of_cycle(self, identity: str) -> str:
        """Return the container of a widget that one side moved into what the other moved into the widget."""
        versions = Three.of(tree.parents.get(identity) for tree in (self.base, self.ours, self.theirs))
        entity = self._entity(identity)
        sentence = f"Both sides moved {thing(entity)} and what is around it, each into the other."
        parent: str | None = self.settled.clash(entity, f"{self.prefix}/parentId", versions, sentence)
        return parent or ROOT

    def _widget(self, identity: str, parents: dict[str, str]) -> Widget:
        versions = [tree.widgets.get(identity) for tree in (self.base, self.ours, self.theirs)]
        base, ours, theirs = (_content(widget) if widget is not None else None for widget in versions)
        entity = self._entity(identity)
        if ours is None or theirs is None:
            merged = dict(ours or theirs or {})
        elif base is None:
            merged = ValueMerge(self.settled, entity, _is_canvas(ours)).members(self.prefix, {}, ours, theirs)
        else:
            merged = self._three(entity, base, ours, theirs, self._moved_by(identity))
        number = 1 if versions[1] is not None else 2
        return _with_parent(
            merged, versions[number] or {}, self._parent_id(identity, number, parents[identity])
        )

    def _parent_id(self, identity: str, number: int, parent: str) -> Any:
        """Return the parentId of a widget: as it was where the widget stays, the new parent's where it moves."""
        tree = (self.base, self.ours, self.theirs)[number]
        if tree.parents.get(identity) == parent:
            return tree.widgets[identity].get("parentId")
        found = self._original(parent).get("widgetId") if parent else None
        return found if isinstance(found, str) else parent

    def _three(
        self, entity: Entity, base: Widget, ours: Widget, theirs: Widget, moved_by: str | None
    ) -> Widget:
        """Merge a widget that all versions have; its place is that of the side that moved it elsewhere."""
        is_canvas = _is_canvas(ours)
        if moved_by is not None:
            place = ours if moved_by == "ours" else theirs
            base, ours, theirs = (with_place(version, place) for version in (base, ours, theirs))
        elif not is_canvas:
            base, ours, theirs = with_sizes(base, ours, theirs)
        merged = ValueMerge(self.settled, entity, is_canvas).members(self.prefix, base, ours, theirs)
        return with_ends(merged)

    def _moved_by(self, identity: str) -> str | None:
        base, ours, theirs = (t.parents.get(identity) for t in (self.base, self.ours, self.theirs))
        if ours != base:
            return "ours"
        return "theirs" if theirs != base else None

    def _assembled(self, kept: dict[str, None], parents: dict[str, str], values: dict[str, Widget]) -> Widget:
        below: dict[str, set[str]] = {}
        for identity in kept:
            below.setdefault(parents[identity], set()).add(identity)
        places = {identity: number for number, identity in enumerate(kept)}
        for identity in reversed(self._depth_first(below)):
            if identity in below or "children" in self._original(identity):
                trees = Three(self.base, self.ours, self.theirs)
                inside = below.get(identity, set())
                order = merged_order(_children(trees, identity), inside)
                rest = inside.difference(order)
                order += sorted(rest, key=places.__getitem__)
                values[identity]["children"] = [values[child] for child in order]
        return values[ROOT]

    def _original(self, identity: str) -> Widget:
        trees = (self.ours, self.theirs, self.base)
        return next(tree.widgets[identity] for tree in trees if identity in tree.widgets)

    def _depth_first(self, below: dict[str, set[str]]) -> list[str]:
        found, stack = [], [ROOT]
        while stack:
            identity = stack.pop()
            found.append(identity)
            stack += below.get(identity, ())
        return found

    def _entity(self, identity: str) -> Entity:
        for tree in (self.ours, self.theirs, self.base):
            if identity in tree.widgets:
                name = tree.widgets[identity].get("widgetName")
                return Entity("widget", self.page, name if isinstance(name, str) else None, identity)
        return Entity("widget", self.page, None, identity)


def _children(trees: Three[Tree], identity: str) -> Three[list[str]]:
    return trees.map(lambda tree: tree.children.get(identity, []))


def _content_in(tree: Tree, identity: str) -> Any:
    return _content(tree.widgets[identity]) if identity in tree.widgets else ABSENT


def _content(widget: Widget) -> Widget:
    return {key: value for key, value in widget.items() if key not in _TREE}


def _with_parent(merged: Widget, original: Widget, parent: Any) -> Widget:
    """Return a merged widget with its members in their former order, parentId and children among them."""
    placed = {**merged, "parentId": parent} if "parentId" in original else merged
    if "children" in original:
        placed = {**placed, "children": []}
    return {
        **{key: placed[key] for key in original if key in placed},
        **{key: value for key, value in placed.items() if key not in original},
    }


def _is_canvas(widget: Widget) -> bool:
    return "CANVAS" in str(widget.get("type"))


def _is_cyclic(identity: str, parents: dict[str, str]) -> bool:
    seen, at = set(), identity
    while at in parents:
        if at in seen:
            return True
        seen.add(at)
        at = parents[at]
    return False
