"""Check a backup layer by layer: what is damaged and where, what is dangling, what is readable by anybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from .damage import Damage
from .index import Database, Index, build_index
from .limits import BackupLimits
from .mongodump import Ended, Prelude, Record
from .plain import InvalidDocumentError, decoded
from .reading import Event, Pass, events
from .source import Source

_MOST_DOCUMENTS = 50


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of the dump: documents seen, whether its end was seen, whether its checksum is right."""

    database: str
    name: str
    documents: int
    complete: bool
    checksum: bool | None

    def to_dict(self) -> dict[str, Any]:
        """Return the collection as the JSON that the command prints."""
        return {
            "database": self.database,
            "name": self.name,
            "documents": self.documents,
            "complete": self.complete,
            "checksum": self.checksum,
        }


@dataclass(frozen=True, slots=True)
class Verified:
    """The result of checking a backup; it is sound when `damages` holds no error."""

    form: str
    encrypted: bool
    collections: tuple[Collection, ...]
    damages: tuple[Damage, ...]

    @property
    def sound(self) -> bool:
        """Check whether nothing is damaged; notes and warnings do not count."""
        return not any(one.severity == "error" for one in self.damages)

    def to_dict(self) -> dict[str, Any]:
        """Return the result as the JSON that the command prints."""
        return {
            "form": self.form,
            "encrypted": self.encrypted,
            "sound": self.sound,
            "collections": [one.to_dict() for one in self.collections],
            "damages": [one.to_dict() for one in self.damages],
        }


@dataclass(slots=True)
class _Watch:
    """Passes events on to the index while it checks documents and remembers what they refer to."""

    limits: BackupLimits
    ended: dict[tuple[str, str], Ended] = field(default_factory=dict)
    seen: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    damages: list[Damage] = field(default_factory=list)
    invalid: int = 0

    def events(self, found: Iterator[Event]) -> Iterator[Event]:
        for event in found:
            if type(event) is Record:
                self._document(event)
            elif isinstance(event, Ended):
                self._end(event)
            yield event

    def _document(self, record: Record) -> None:
        self.seen[record.database, record.collection] += 1
        try:
            decoded(record.data, self.limits.depth)
        except InvalidDocumentError as error:
            self.invalid += 1
            if self.invalid <= _MOST_DOCUMENTS:
                message = f"a document of {record.collection} is invalid: {error}"
                self.damages.append(Damage("documents", record.offset, message, fatal=False))

    def _end(self, end: Ended) -> None:
        self.ended[end.database, end.collection] = end
        if end.intact is False:
            message = (
                f"the checksum of the collection {end.collection} does not match: its documents were changed"
            )
            self.damages.append(Damage("checksum", end.offset, message, fatal=False))


def verify(source: Source, reading: Pass) -> Verified:
    """Check everything in a backup: it is read to its end, whatever is damaged.

    Each damage names its layer and the offset in it. Raises what `events` raises for an archive that cannot
    be opened at all: a wrong password, no backup, a limit exceeded.
    """
    watch = _Watch(reading.limits)
    one = replace(reading, wanted=lambda _database, _collection: True, whole=True, salvage=True)
    index = build_index(watch.events(events(source, one)), reading.limits)
    damages = [one for one in index.damages if one.layer != "documents"]  # the watch says these more exactly
    damages += watch.damages
    if watch.invalid > _MOST_DOCUMENTS:
        more = f"{watch.invalid - _MOST_DOCUMENTS} more documents are invalid"
        damages.append(Damage("documents", None, more, fatal=False))
    damages += _dangling(index)
    damages += _readable(index, encrypted=source.is_encrypted)
    return Verified(
        index.form, source.is_encrypted, tuple(_collections(index.prelude, watch)), tuple(damages)
    )


def _collections(prelude: Prelude | None, watch: _Watch) -> Iterator[Collection]:
    names = [(database, name) for database, name, _ in prelude.collections] if prelude else []
    for key in sorted({*names, *watch.seen, *watch.ended}):
        end = watch.ended.get(key)
        checksum = end.intact if end else None
        yield Collection(*key, end.documents if end else watch.seen.get(key, 0), end is not None, checksum)


def _dangling(index: Index) -> Iterator[Damage]:
    """Yield notes on references that lead nowhere: dumps of a running server are not consistent in time."""
    for database in index.databases.values():
        pages = {one.id for one in database.pages}
        for application in database.applications.values():
            if application.deleted:
                continue
            for id_ in application.pages:
                if id_ not in pages:
                    yield _note(
                        f"the page {id_} of the application {application.name} ({application.id}) is missing"
                    )
            if application.workspace not in database.workspaces:
                yield _note(
                    f"the workspace of the application {application.name} ({application.id}) is missing"
                )
        yield from _orphans(database, pages)


def _orphans(database: Database, pages: set[str]) -> Iterator[Damage]:
    for what, resources in (("queries", database.queries), ("JS objects", database.collections)):
        orphans = sum(
            1 for one in resources if not one.deleted and one.page is not None and one.page not in pages
        )
        if orphans:
            yield _note(f"{orphans} {what} belong to pages that are missing")


def _note(message: str) -> Damage:
    return Damage("contents", None, message, fatal=False, severity="note")


def _readable(index: Index, *, encrypted: bool) -> Iterator[Damage]:
    """Yield a warning where anybody who has the file can read secrets; only names are shown."""
    secrets = index.environment.secrets if index.environment else ()
    if secrets and not encrypted:
        message = (
            f"not encrypted: secrets of the instance stand in clear in docker.env ({', '.join(secrets)})"
        )
        yield Damage("docker.env", None, message, fatal=False, severity="warning")
