"""Collect the differences of entities into changes: those of both sides as one, consequences below causes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from ..application.entities import SIDES, Side
from ..diagnostics import Entity
from ..patterns import pattern
from .changes import Change, ChangeKind
from .matching import Item
from .references import role_of
from .renames import Renames, View
from .values import Difference


@dataclass(slots=True, eq=False)
class Draft:
    """A change while it is being collected.

    `former` is the entity before; `item` the entity that was added or removed as a whole; `path_after` where a
    renamed member is now.
    """

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
    item: Item | None = None
    path_after: str = ""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Return the entity as it is called, and as it was called before where that is another name."""
        return (self.entity,) if self.former in (None, self.entity) else (self.entity, self.former)

    def change(self) -> Change:
        """Return the finished change."""
        content = _content(self.item)
        return Change(
            cast("ChangeKind", self.kind),
            self.entity,
            self.path,
            content if content and self.kind == "remove" else self.before,
            content if content and self.kind == "add" else self.after,
            self.pointer_before,
            self.pointer_after,
            self.sides,
            tuple(draft.change() for draft in self.consequences),
        )


#: Returns the draft below which a draft belongs, None where it follows from no other.
Owner = Callable[[Draft], Draft | None]


def _content(item: Item | None) -> dict[str, Any] | None:
    """Return the object of an entity; of a widget without the widgets in it, which are changes themselves."""
    if item is None:
        return None
    if item.entity.type != "widget":
        return item.value
    return {key: value for key, value in item.value.items() if key != "children"}


class Collector:
    """Takes the differences of all entities and makes drafts of changes of them.

    `deployed` are the pages of which something was deployed for the first time.
    """

    def __init__(self, renames: Renames) -> None:
        self.renames = renames
        self.drafts: list[Draft] = []
        self.deployed: set[str | None] = set()
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
        """Collect a new name of an entity; what follows from it is put below it.

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
        """Collect an entity that is in another container or on another page; `path` leads to the value that says so."""
        old, new = pair
        pointers = old.pointer + path, new.pointer + path
        draft = Draft("move", new.entity, "", *places, *pointers, sides, former=old.entity)
        self.drafts.append(draft)
        return draft

    def whole(
        self, kind: str, item: Item, sides: tuple[Side, ...] = (), into: list[Draft] | None = None
    ) -> Draft:
        """Collect an entity that was added or removed; `into` are the consequences of what it belongs to."""
        draft = Draft(kind, item.entity, sides=sides, item=item)
        if kind == "add":
            draft.pointer_after = item.pointer
        else:
            draft.pointer_before = item.pointer
        (self.drafts if into is None else into).append(draft)
        return draft

    def leaf(
        self,
        pair: tuple[Item, Item],
        leaf: Difference,
        side: Side | None,
        prefix: str = "",
        *,
        below: Draft | None = None,
    ) -> Draft:
        """Collect one difference inside a pair; it goes below what it follows from, else below `below`.

        Return its draft, which is that of the same difference of the other side where there is one.
        """
        old, new = pair
        if side is None and new.entity.type == "application":
            side = _side_of_setting(leaf.path)
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
            path_after=leaf.path_after,
        )
        if (same := self._twin(draft)) is not None:
            same.sides = SIDES
            return same
        self._by_content.setdefault(_place(draft), []).append(draft)
        cause = self._cause(draft, pair) or below
        (self.drafts if cause is None else cause.consequences).append(draft)
        return draft

    def _cause(self, draft: Draft, pair: tuple[Item, Item]) -> Draft | None:
        """Return the new name from which a difference follows, as seen from the pages of both."""
        if not isinstance(draft.before, str) or not isinstance(draft.after, str):
            return None
        old, new = pair
        kind = role_of(new.entity, draft.path)
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
        for other in self._by_content.get(_place(draft), []):
            if other.sides != draft.sides and other.before == draft.before and other.after == draft.after:
                return other
        return None


#: Settings of which the application has an edited and a deployed version.
_SETTING = pattern(r"/(?P<side>unpublished|published)(?=AppLayout|ApplicationDetail|CustomJSLibs)")


def _side_of_setting(path: str) -> Side | None:
    found = _SETTING.match(path)
    return next((side for side in SIDES if found and found["side"] == side), None)


def _place(draft: Draft) -> tuple[Entity, str, str]:
    """Return entity, path and kind of a draft, the same for both sides of a setting of the application."""
    path = draft.path
    if draft.entity.type == "application":
        path = _SETTING.sub("/", path)
    return draft.entity, path, draft.kind
