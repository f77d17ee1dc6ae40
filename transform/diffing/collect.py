"""Collect the differences of entities into changes: equal ones of both sides into one, what follows below."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from ..application.entities import SIDES, Side
from ..diagnostics import Entity
from .changes import Change, ChangeKind
from .matching import Item
from .references import standing
from .renames import Renames, View
from .values import Leaf


@dataclass(slots=True, eq=False)
class Draft:
    """A change while it is being collected; `former` is the entity before."""

    kind: str
    entity: Entity
    path: str = ""
    before: Any = None
    after: Any = None
    pointer_before: str | None = None
    pointer_after: str | None = None
    sides: tuple[Side, ...] = ()
    consequences: list[Draft] = field(default_factory=list)
    former: Entity | None = None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Return the entity as it is called, and as it was called before where that is another name."""
        return (self.entity,) if self.former in (None, self.entity) else (self.entity, self.former)

    def change(self) -> Change:
        """Return the finished change."""
        return Change(
            cast("ChangeKind", self.kind),
            self.entity,
            self.path,
            self.before,
            self.after,
            self.pointer_before,
            self.pointer_after,
            self.sides,
            tuple(draft.change() for draft in self.consequences),
        )


class Collector:
    """Takes the differences of all entities and gives the changes.

    `renamed` holds, for each name on a page that changed, the draft under which its consequences belong.
    """

    def __init__(self, renames: Renames) -> None:
        self.renames = renames
        self.drafts: list[Draft] = []
        self._causes: dict[tuple[str | None, str], Draft] = {}
        self._by_content: dict[tuple[Entity, str, str], list[Draft]] = {}
        self._views: dict[str | None, View] = {}

    def view(self, page: str | None) -> View:
        """Return the names that changed as they are seen from a page."""
        if page not in self._views:
            self._views[page] = self.renames.view(page)
        return self._views[page]

    def rename(
        self, pair: tuple[Item, Item], path: str, names: tuple[str, str], sides: tuple[Side, ...]
    ) -> None:
        """Take a new name of an entity; what follows from it is put below it.

        `path` leads from the object of the item to the name.
        """
        old, new = pair
        short = f"/{path.rpartition('/')[2]}"
        pointers = old.pointer + path, new.pointer + path
        draft = Draft("rename", new.entity, short, *names, *pointers, sides, former=old.entity)
        self.drafts.append(draft)
        page = None if old.entity.type in ("page", "datasource") else old.entity.page
        self._causes.setdefault((page, names[0]), draft)

    def move(
        self,
        pair: tuple[Item, Item],
        places: tuple[str | None, str | None],
        sides: tuple[Side, ...],
        path: str = "",
    ) -> Draft:
        """Take an entity that stands in another container or on another page; `path` leads to what says so."""
        old, new = pair
        pointers = old.pointer + path, new.pointer + path
        draft = Draft("move", new.entity, "", *places, *pointers, sides, former=old.entity)
        self.drafts.append(draft)
        return draft

    def whole(
        self, kind: str, item: Item, sides: tuple[Side, ...] = (), into: list[Draft] | None = None
    ) -> Draft:
        """Take an entity that was added or removed; `into` are the consequences of what it belongs to."""
        draft = Draft(kind, item.entity, sides=sides)
        if kind == "add":
            draft.pointer_after = item.pointer
        else:
            draft.pointer_before = item.pointer
        (self.drafts if into is None else into).append(draft)
        return draft

    def leaf(
        self,
        pair: tuple[Item, Item],
        leaf: Leaf,
        side: Side | None,
        prefix: str = "",
        *,
        below: Draft | None = None,
    ) -> Draft:
        """Take one difference inside a pair; it goes below what it follows from, else below `below`.

        Gives what was made of it, which is the same difference of the other side where there is one.
        """
        old, new = pair
        draft = Draft(
            leaf.kind,
            new.entity,
            leaf.path,
            leaf.before,
            leaf.after,
            None if leaf.kind == "add" else old.pointer + prefix + leaf.path,
            None if leaf.kind == "remove" else new.pointer + prefix + leaf.path_after,
            (side,) if side else (),
            former=old.entity,
        )
        if (same := self._twin(draft)) is not None:
            same.sides = SIDES
            return same
        self._by_content.setdefault((draft.entity, draft.path, draft.kind), []).append(draft)
        cause = self._cause(draft, pair) or below
        (self.drafts if cause is None else cause.consequences).append(draft)
        return draft

    def _cause(self, draft: Draft, pair: tuple[Item, Item]) -> Draft | None:
        """Return the new name from which a difference follows, as seen from the pages of both."""
        if not isinstance(draft.before, str) or not isinstance(draft.after, str):
            return None
        old, new = pair
        kind = standing(new.entity, draft.path)
        for page in dict.fromkeys((old.entity.page, self.renames.former_page(new.entity.page))):
            name = self.view(page).cause(draft.before, draft.after, kind)
            cause = name and (self._causes.get((page, name)) or self._causes.get((None, name)))
            if cause:
                return cause
        return None

    def _twin(self, draft: Draft) -> Draft | None:
        """Return the same difference of the other side."""
        if not draft.sides:
            return None
        for other in self._by_content.get((draft.entity, draft.path, draft.kind), []):
            if other.sides != draft.sides and other.before == draft.before and other.after == draft.after:
                return other
        return None
