"""Carry the changes of one copy of an application over to another copy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..application.kinds import Kind, require_kind
from ..diagnostics import Diagnostic, Entity
from ..diffing.changes import Change
from ..diffing.comparison import at_newest_version, diff
from ..diffing.items import LISTS
from ..parts.inventory import objects
from .alignment import aligned
from .change_sets import ChangeSet, changes_between
from .entries import Entry, entity_of
from .merge import merge
from .results import Conflict, Strategy

Json = dict[str, Any]
Status = Literal["applied", "already", "conflict", "missing"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one change: applied; already there; a conflict, where `taken` says whose version counts;
    or missing, as the application has nothing that it could be applied to.
    """

    change: Change
    status: Status
    reason: str
    taken: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the outcome as JSON, without values."""
        return {
            "status": self.status,
            "reason": self.reason,
            "taken": self.taken,
            "kind": self.change.kind,
            "entity": self.change.entity.to_dict(),
            "path": self.change.path,
        }


@dataclass(frozen=True, slots=True)
class Ported:
    """The application with the changes, what became of each of them, and what clashes with its own."""

    document: Json
    outcomes: tuple[Outcome, ...]
    conflicts: tuple[Conflict, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return what was done as JSON, without the document."""
        return {
            "outcomes": [outcome.to_dict() for outcome in self.outcomes],
            "conflicts": [conflict.to_dict() for conflict in self.conflicts],
            "diagnostics": [diagnostic.to_dict() for diagnostic in self.diagnostics],
        }


def port(
    before: Json,
    after: Json,
    onto: Json,
    *,
    pages: Collection[str] = (),
    strategy: Strategy = "ask",
    answers: Mapping[str, Any] | None = None,
) -> Ported:
    """Return an application with what changed between two versions of a copy of it.

    This is a three-way merge with `before` as the common version: what `onto` has of its own stays. Copies may have
    other ids: things are then found by name and likeness. `pages` restricts it to what is on these pages.
    `strategy` and `answers` settle conflicts as in `merge`. Raises what `merge` raises, and InputError for a page
    that does not exist.
    """
    require_kind(onto, Kind.EXPORT)
    before, after, onto = at_newest_version(before, after, onto)
    return apply_changes(changes_between(before, after, pages), onto, strategy=strategy, answers=answers)


def apply_changes(
    changes: ChangeSet,
    onto: Json,
    *,
    strategy: Strategy = "ask",
    answers: Mapping[str, Any] | None = None,
) -> Ported:
    """Return an application with changes of a copy of it, as `port` does; raises what `merge` raises."""
    require_kind(onto, Kind.EXPORT)
    versions = at_newest_version(changes.before, changes.after, onto)
    found = aligned(ChangeSet(versions[0], versions[1]), versions[2])
    merged = merge(found.before, versions[2], found.after, strategy=strategy, answers=answers)
    document = merged.document if found.before != found.after else onto
    outcomes = _outcomes(found, versions[2], document, merged.conflicts)
    return Ported(document, tuple(outcomes), merged.conflicts, merged.diagnostics)


def _outcomes(
    changes: ChangeSet, onto: Json, result: Json, conflicts: Iterable[Conflict]
) -> Iterator[Outcome]:
    done = {key for change in diff(onto, result).changes for key in _keys(change)}
    there = {_identity(entity) for entity in _entities(onto)}
    clashes = list(conflicts)
    for change in diff(changes.before, changes.after).changes:
        clash = next((one for one in clashes if _concerns(one, change)), None)
        if clash is not None:
            yield Outcome(change, "conflict", clash.sentence, clash.taken)
        elif any(key in done for key in _keys(change)):
            yield Outcome(change, "applied", "nothing in the application speaks against it")
        elif change.kind != "add" and change.entity.type != "application" and not _is_there(change, there):
            yield Outcome(change, "missing", "the application does not have this")
        else:
            yield Outcome(change, "already", "the application is so already")


def _keys(change: Change) -> Iterator[tuple[Any, ...]]:
    """Yield what a change and its consequences are known by in both diffs."""
    entity = change.entity
    yield entity.type, entity.id or (entity.page, entity.name), change.path
    for consequence in change.consequences:
        yield from _keys(consequence)


def _identity(entity: Entity) -> tuple[Any, ...]:
    return entity.type, entity.id or (entity.page, entity.name)


def _is_there(change: Change, there: Collection[tuple[Any, ...]]) -> bool:
    # Widgets are not listed: one without a counterpart is a conflict, or is gone on both sides.
    return change.entity.type not in ("page", "query", "js_object", "datasource") or (
        _identity(change.entity) in there
    )


def _entities(document: Json) -> Iterator[Entity]:
    for key in LISTS:
        entries: list[Entry] = list(objects(document.get(key)))
        yield from (entity_of(entry, key) for entry in entries)


def _concerns(conflict: Conflict, change: Change) -> bool:
    """Return whether a conflict is about what a change changes."""
    one, other = conflict.entity, change.entity
    if one.type != other.type or (one.id or one.name) not in (other.id, other.name):
        return False
    return not change.path or not conflict.pointer or _overlap(conflict.pointer, change.path)


def _overlap(pointer: str, path: str) -> bool:
    return pointer.endswith(path) or f"{path}/" in f"{pointer}/" or path.startswith(pointer)
