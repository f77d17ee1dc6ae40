"""The second pass: the documents of one or several applications, decoded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...errors import LimitError
from .damage import Damage
from .fields import text
from .index import Application, Database
from .limits import DEFAULT_LIMITS, BackupLimits
from .mongodump import Record
from .plain import InvalidDocumentError, decoded, failures, peek
from .reading import Event
from .selection import Selection

#: Collections of which an export takes what it refers to.
_SHARED = frozenset(("plugin", "datasource", "datasourceStorage", "theme", "customJSLib", "environment"))
_STORAGE = "datasourceStorage"
_OWN = frozenset(("application", "newPage", "newAction", "actionCollection"))
_OBJECT_ID = b"\x07_id\0"

Document = dict[str, Any]


@dataclass(slots=True)
class Documents:
    """The documents that one export is made of, as plain JSON values in the order of the dump."""

    application: Document = field(default_factory=dict)
    pages: list[Document] = field(default_factory=list)
    queries: list[Document] = field(default_factory=list)
    collections: list[Document] = field(default_factory=list)


@dataclass(slots=True)
class Shared:
    """The documents of a database that its applications share, by collection, in the order of the dump."""

    by_collection: dict[str, list[Document]] = field(default_factory=dict)

    def of(self, collection: str) -> list[Document]:
        """Return the documents of a collection."""
        return self.by_collection.get(collection, [])


@dataclass(slots=True)
class Undecoded:
    """The documents of an application as BSON, which takes a fraction of the memory of their values."""

    application: list[Record] = field(default_factory=list)
    pages: list[Record] = field(default_factory=list)
    queries: list[Record] = field(default_factory=list)
    collections: list[Record] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """What a pass gathered: documents by application id, what they share, and what could not be read."""

    applications: dict[str, Undecoded]
    shared: Shared
    damages: list[Damage]
    limits: BackupLimits

    def take(self, application: str) -> Documents:
        """Return the documents of an application, decoded; they are let go here, to save memory."""
        held = self.applications.pop(application)
        (found, *_) = [*self._decoded(held.application), {}]
        return Documents(
            found, self._decoded(held.pages), self._decoded(held.queries), self._decoded(held.collections)
        )

    def _decoded(self, records: list[Record]) -> list[Document]:
        records.reverse()
        found = []
        while records:
            document = self.decode(records.pop())
            if document is not None:
                found.append(document)
        return found

    def add_shared(self, record: Record) -> None:
        """Decode a document that applications share."""
        found = self.decode(record)
        if found is not None:
            self.shared.by_collection.setdefault(record.collection, []).append(found)

    def decode(self, record: Record) -> Document | None:
        """Return a document as plain JSON values; None for an invalid one, which is noted."""
        try:
            return decoded(record.data, self.limits.depth)
        except InvalidDocumentError as error:
            message = f"a document of {record.collection} ({_id(record.data)}) is left out: {error}"
            self.damages.append(Damage("documents", record.offset, message, fatal=False))
            return None


def is_gathered(_database: str, collection: str) -> bool:
    """Select the collections of which exports are made."""
    return collection in _SHARED or collection in _OWN


def gather(
    events: Iterable[Event],
    database: Database,
    selections: Sequence[Selection],
    limits: BackupLimits = DEFAULT_LIMITS,
) -> Gathered:
    """Gather the documents of some applications from the events of a pass with `wanted=is_gathered`.

    Raises LimitError where they are larger than `limits.application` together.
    """
    size = sum(one.size for one in selections)
    if size > limits.application:
        raise LimitError(
            f"The documents of the application have {size:,} bytes, more than {limits.application:,}"
        )
    result = Gathered({one.application.id: Undecoded() for one in selections}, Shared(), [], limits)
    places = _places(result, selections)
    needs = _needs([one.application for one in selections])
    shared: list[Record] = []
    for event in events:
        if type(event) is not Record:
            if isinstance(event, Damage):
                result.damages.append(event)
        elif event.database == database.name:
            if event.collection in _OWN:
                for place in places.get((event.collection, _id(event.data)), ()):
                    place.append(event)
            elif event.collection in _SHARED and _is_needed(event, needs):
                shared.append(event)
                size += len(event.data)
                if size > limits.application:
                    raise LimitError(f"What applications share has more than {limits.application:,} bytes")
    _decode_shared(result, shared)
    return result


@dataclass(frozen=True, slots=True)
class _Needs:
    """What some applications use of the documents that all applications share."""

    workspaces: frozenset[str]
    themes: frozenset[str]
    libraries: frozenset[str]


def _needs(applications: Sequence[Application]) -> _Needs:
    return _Needs(
        frozenset(one.workspace for one in applications),
        frozenset(id_ for one in applications for id_ in one.themes),
        frozenset(uid for one in applications for uid in one.libraries),
    )


def _is_needed(record: Record, needs: _Needs) -> bool:
    """Check whether an application may use a document; one that cannot be looked into is kept, to be reported."""
    try:
        document = peek(record.data)
        if record.collection == "theme":
            return document.get("isSystemTheme") is True or text(document, "_id") in needs.themes
        if record.collection == "customJSLib":
            return text(document, "uidString") in needs.libraries
        if record.collection == "datasource":
            return (text(document, "workspaceId") or text(document, "organizationId")) in needs.workspaces
    except failures():
        return True
    return True


def _decode_shared(result: Gathered, records: list[Record]) -> None:
    """Decode what applications share; of the storages only those of datasources that are needed."""
    storages = [one for one in records if one.collection == _STORAGE]
    for record in (one for one in records if one.collection != _STORAGE):
        result.add_shared(record)
    datasources = {str(one.get("_id")) for one in result.shared.of("datasource")}
    for record in storages:
        try:
            is_needed = text(peek(record.data), "datasourceId") in datasources
        except failures():
            is_needed = True
        if is_needed:
            result.add_shared(record)


def _places(result: Gathered, selections: Sequence[Selection]) -> dict[tuple[str, str], list[list[Record]]]:
    """Return where to append a document, by collection and id."""
    places: dict[tuple[str, str], list[list[Record]]] = {}
    for one in selections:
        held = result.applications[one.application.id]
        for collection, ids, into in (
            ("application", (one.application.id,), held.application),
            ("newPage", one.pages, held.pages),
            ("newAction", one.queries, held.queries),
            ("actionCollection", one.collections, held.collections),
        ):
            for id_ in ids:
                places.setdefault((collection, id_), []).append(into)
    return places


def _id(data: bytes) -> str:
    """Return the id of a document; the database stores it as the first member, so decoding is rarely needed."""
    if data[4:9] == _OBJECT_ID:
        return data[9:21].hex()
    try:
        return str(peek(data).get("_id", ""))
    except failures():
        return ""
