"""Collect the differences of entities into changes: equal ones of both sides into one, what follows below."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from ..diagnostics import Entity
from ..entities import SIDES, Side
from .changes import Change, ChangeKind
from .matching import Item
from .renames import Renames
from .tables import PATH_LISTS, shown
from .values import Leaf


@dataclass(slots=True, eq=False)
class Draft:
    """A change while it is being collected."""

    kind: str
    entity: Entity
    path: str = ""
    before: Any = None
    after: Any = None
    pointer_before: str | None = None
    pointer_after: str | None = None
    sides: tuple[Side, ...] = ()
    consequences: list[Draft] = field(default_factory=list)

    def change(self) -> Change:
        """Give the change, secrets masked."""
        return Change(
            cast("ChangeKind", self.kind),
            self.entity,
            self.path,
            shown(self.before, self.path),
            shown(self.after, self.path),
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

    def rename(
        self, pair: tuple[Item, Item], path: str, names: tuple[str, str], sides: tuple[Side, ...]
    ) -> None:
        """Take a new name of an entity; what follows from it is put below it."""
        old, new = pair
        draft = Draft("rename", new.entity, path, *names, old.pointer + path, new.pointer + path, sides)
        self.drafts.append(draft)
        page = None if old.entity.type in ("page", "datasource") else old.entity.page
        self._causes.setdefault((page, names[0]), draft)

    def whole(self, kind: str, item: Item, sides: tuple[Side, ...] = ()) -> Draft:
        """Take an entity that was added or removed."""
        draft = Draft(kind, item.entity, sides=sides)
        if kind == "add":
            draft.pointer_after = item.pointer
        else:
            draft.pointer_before = item.pointer
        self.drafts.append(draft)
        return draft

    def leaf(self, pair: tuple[Item, Item], leaf: Leaf, side: Side | None, prefix: str = "") -> Draft | None:
        """Take one difference inside a pair; gives its draft unless it follows from a rename."""
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
        )
        return self._place(draft, old.entity.page)

    def _place(self, draft: Draft, page: str | None) -> Draft | None:
        if (same := self._twin(draft)) is not None:
            same.sides = SIDES
            return None
        self._by_content.setdefault((draft.entity, draft.path, draft.kind), []).append(draft)
        name = self.renames.cause(page, draft.before, draft.after)
        cause = None if name is None else self._causes.get((page, name)) or self._causes.get((None, name))
        if cause is not None:
            cause.consequences.append(draft)
            return None
        self.drafts.append(draft)
        return draft

    def _twin(self, draft: Draft) -> Draft | None:
        """Give the same difference of the other side."""
        if not draft.sides:
            return None
        for other in self._by_content.get((draft.entity, draft.path, draft.kind), []):
            if other.sides != draft.sides and other.before == draft.before and other.after == draft.after:
                return other
        return None

    def fold_path_lists(self) -> None:
        """Put the lists of bound paths below the change of a value that they name."""
        by_entity: dict[tuple[Entity, tuple[Side, ...]], list[Draft]] = {}
        for draft in self.drafts:
            by_entity.setdefault((draft.entity, draft.sides), []).append(draft)
        kept = []
        for draft in self.drafts:
            owner = self._owner_of_path(draft, by_entity) if _is_path_list(draft.path) else None
            if owner is None:
                kept.append(draft)
            else:
                owner.consequences.append(draft)
        self.drafts = kept

    @staticmethod
    def _owner_of_path(
        draft: Draft, by_entity: dict[tuple[Entity, tuple[Side, ...]], list[Draft]]
    ) -> Draft | None:
        others = [d for d in by_entity[(draft.entity, draft.sides)] if not _is_path_list(d.path)]
        entry = draft.after if draft.kind == "add" else draft.before
        key = entry.get("key") if isinstance(entry, dict) else None
        if isinstance(key, str):
            place = "/" + key.replace(".", "/").replace("[", "/").replace("]", "")
            return next((d for d in others if d.path and (place + "/").startswith(d.path + "/")), None)
        return None


def _is_path_list(path: str) -> bool:
    return any(f"/{name}" in path for name in PATH_LISTS)
