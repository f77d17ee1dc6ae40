"""Changes of a commit -> one line for each page, widget, query, JS object and the like that it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..application.entities import layouts, widgets
from ..application.entity_words import worded
from ..application.pages import ROOT_ID
from ..diagnostics import Entity
from ..diffing.changes import Change
from ..diffing.matching import CANVAS
from ..diffing.tables import COMPUTED, COMPUTED_OF_CANVAS

_MARKS = {"add": "A", "remove": "D", "rename": "R", "move": "V"}
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class LogLine:
    """What a commit did to one entity.

    `mark`: A added, D removed, R renamed, V moved, M modified. `properties`: what was modified, as pointers inside
    the entity. `former`: the name, or the place, that it had before. `inside`: what came or went with it;
    `within`: with what it came or went itself.
    """

    mark: str
    entity: Entity
    properties: tuple[str, ...] = ()
    former: str | None = None
    inside: tuple[Entity, ...] = ()
    within: Entity | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the line in the shape of the JSON that `log --format json` prints."""
        return {
            "mark": self.mark,
            "entity": self.entity.to_dict(),
            "properties": list(self.properties),
            "former": self.former,
            "within": self.within.to_dict() if self.within else None,
            "inside": [entity.to_dict() for entity in self.inside],
        }

    def __str__(self) -> str:
        """Return what a person reads."""
        text = f"{self.mark} {worded(self.entity.type)} {self.entity}"
        if self.mark in ("R", "V") and self.former:
            text += f" (was {self.former})" if self.mark == "R" else f" (from {self.former})"
        if self.properties:
            shown = ", ".join(path.lstrip("/").replace("/", ".") for path in self.properties[:_MOST_NAMED])
            more = len(self.properties) - _MOST_NAMED
            text += f": {shown}" + (f" and {more} more" if more > 0 else "")
        if self.within is not None:
            text += f" (with {worded(self.within.type)} {self.within})"
        return text + (f" (with {counted(self.inside)})" if self.inside else "")


def log_lines(changes: Iterable[Change]) -> list[LogLine]:
    """Return a line for each entity that changes speak of, in their order.

    Sizes that the editor computes are left out. What came or went with a page or a container is counted there;
    functions of JS objects are theirs.
    """
    groups: dict[tuple[Entity, bool], list[Change]] = {}
    for change in changes:
        if _is_computed(change):
            continue
        is_whole = not change.path and change.kind in ("add", "remove")
        groups.setdefault((change.entity, is_whole), []).append(change)
    objects = {(entity.page, entity.name) for entity, _ in groups if entity.type == "js_object"}
    return [
        _line(entity, group)
        for (entity, _), group in groups.items()
        if not (_owner(entity) and (entity.page, _owner(entity)) in objects)
    ]


def _is_computed(change: Change) -> bool:
    """Check whether a change is one of a size that the editor computes."""
    key = change.path[1:]
    is_canvas = change.entity.type == "widget" and change.entity.id == ROOT_ID
    return change.entity.type == "widget" and (key in COMPUTED or (is_canvas and key in COMPUTED_OF_CANVAS))


def _owner(entity: Entity) -> str | None:
    """Return the name of the JS object that a query is a function of."""
    owner, dot, _ = (entity.name or "").partition(".")
    return owner if dot and entity.type == "query" else None


def _line(entity: Entity, group: list[Change]) -> LogLine:
    whole = next((change for change in group if not change.path or change.kind == "rename"), None)
    mark = _MARKS.get(whole.kind, "M") if whole is not None else "M"
    inside = tuple(_inside(whole)) if whole is not None and mark in "AD" else ()
    former = str(whole.before) if whole is not None and mark in "RV" and whole.before is not None else None
    properties = tuple(change.path for change in group if change.path and change.kind != "rename")
    return LogLine(mark, entity, properties, former, inside)


def _inside(change: Change) -> Iterator[Entity]:
    """Yield what a person knows of an entity that came or went: the widgets in it, the queries on it."""
    value = change.before if change.kind == "remove" else change.after
    if change.entity.type == "page" and isinstance(value, dict):
        for layout in layouts({"pageList": [value]}, "unpublished"):
            for entity, visited in widgets(layout):
                if visited.widget.get("type") != CANVAS:
                    yield entity
    for below in _below(change.consequences):
        value = below.before if below.kind == "remove" else below.after
        is_whole = not below.path and below.kind in ("add", "remove")
        is_canvas = isinstance(value, dict) and value.get("type") == CANVAS
        if is_whole and not is_canvas and not _owner(below.entity):
            yield below.entity


def _below(changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        yield change
        yield from _below(change.consequences)


def labels(entity: Entity) -> set[str]:
    """Return how a person may call an entity: by name, by page and name, by its id."""
    found = {entity.name, entity.id, str(entity)}
    if entity.page is not None and entity.type != "page":
        found.add(f"{entity.page}.{entity.name}")
    return {label for label in found if label}


def counted(entities: Iterable[Entity]) -> str:
    """Return how many there are of each type: `1 query, 2 widgets`."""
    numbers = Counter(entity.type for entity in entities)
    return ", ".join(f"{count} {worded(kind, count)}" for kind, count in sorted(numbers.items()))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a log is asked for: an entity by one of its names, under all the names that it had over time.

    `pages`: the names of a page, with all that is on it.
    """

    names: frozenset[str]
    ids: frozenset[tuple[str, str]]
    pages: frozenset[str]

    def part_of(self, line: LogLine) -> LogLine | None:
        """Return a line as far as it speaks of the subject; None where it does not."""
        if self._is(line.entity) or line.former in self.names or line.entity.page in self.pages:
            return line
        found = tuple(entity for entity in line.inside if self._is(entity))
        if not found:
            return None
        return LogLine(line.mark, found[0], (), None, found[1:], line.entity)

    def _is(self, entity: Entity) -> bool:
        if entity.id:
            return (entity.type, entity.id) in self.ids
        return not labels(entity).isdisjoint(self.names)


def subject_of(name: str, lines: Iterable[LogLine]) -> Subject:
    """Return what a name stands for in the lines of a whole log."""
    every = [*lines]
    ids: set[tuple[str, str]] = set()
    pages: set[str] = set()
    for line in every:
        for entity in (line.entity, *line.inside):
            is_meant = name in labels(entity) or (entity is line.entity and name == line.former)
            if is_meant and entity.id:
                ids.add((entity.type, entity.id))
            if is_meant and entity.type == "page":
                pages.add(entity.name or "")
    for line in every:
        if line.entity.type == "page" and ("page", line.entity.id or "") in ids:
            pages |= {one for one in (line.entity.name, line.former) if one}
    return Subject(frozenset((name,)), frozenset(ids), frozenset(pages))
