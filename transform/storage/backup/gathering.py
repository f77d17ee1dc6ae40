"""The second pass: the documents of one or several applications, decoded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...errors import LimitError
from .damage import Damage
from .index import Database
from .limits import DEFAULT_LIMITS, BackupLimits
from .mongodump import Record
from .plain import InvalidDocumentError, decoded, failures, peek
from .reading import Event
from .selection import Selection

#: Collections of which an export takes what it refers to; they are small, and decoded as a whole.
_SHARED = frozenset(("plugin", "datasource", "datasourceStorage", "theme", "customJSLib", "environment"))
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
class Gathered:
    """What a pass gathered: documents by application id, what they share, and what could not be read."""

    applications: dict[str, Documents]
    shared: Shared
    damages: list[Damage]


def is_gathered(_database: str, collection: str) -> bool:
    """Select the collections of which exports are made."""
    return collection in _SHARED or collection in _OWN


def gather(
    events: Iterable[Event],
    database: Database,
    selections: Sequence[Selection],
    limits: BackupLimits = DEFAULT_LIMITS,
) -> Gathered:
    """Decode the documents of some applications from the events of a pass with `wanted=is_gathered`.

    Raises LimitError where they are larger than `limits.application` together.
    """
    size = sum(one.size for one in selections)
    if size > limits.application:
        raise LimitError(
            f"The documents of the application have {size:,} bytes, more than {limits.application:,}"
        )
    result = Gathered({one.application.id: Documents() for one in selections}, Shared(), [])
    places = _places(result, selections)
    for event in events:
        if type(event) is not Record:
            if isinstance(event, Damage):
                result.damages.append(event)
            continue
        if event.database != database.name:
            continue
        collection = event.collection
        if collection in _SHARED:
            found = _decode(event, result, limits)
            if found is not None:
                result.shared.by_collection.setdefault(collection, []).append(found)
        elif collection in _OWN:
            lists = places.get((collection, _id(event.data)), ())
            found = _decode(event, result, limits) if lists else None
            for place in lists if found is not None else ():
                place.append(found)
    for id_, documents in result.applications.items():
        documents.application = next(iter(places["application", id_][0]), {})
    return result


def _places(result: Gathered, selections: Sequence[Selection]) -> dict[tuple[str, str], list[list[Any]]]:
    """Return where to append a document, by collection and id."""
    places: dict[tuple[str, str], list[list[Any]]] = {}
    for one in selections:
        documents = result.applications[one.application.id]
        places.setdefault(("application", one.application.id), []).append([])
        for collection, ids, into in (
            ("newPage", one.pages, documents.pages),
            ("newAction", one.queries, documents.queries),
            ("actionCollection", one.collections, documents.collections),
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


def _decode(record: Record, result: Gathered, limits: BackupLimits) -> Document | None:
    try:
        return decoded(record.data, limits.depth)
    except InvalidDocumentError as error:
        message = f"a document of {record.collection} ({_id(record.data)}) is left out: {error}"
        result.damages.append(Damage("documents", record.offset, message, fatal=False))
        return None
