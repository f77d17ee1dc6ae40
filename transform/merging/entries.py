"""The entries of the lists of an export by the identities of their entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..application.entities import SIDES, text
from ..diagnostics import Entity
from ..diffing.items import LISTS
from .three import Three

Entry = dict[str, Any]
Key = tuple[str, ...]
#: What has a name: (kind, what identifies it in all versions), for a widget (key of its page, its id).
Slot = tuple[str, Key]


@dataclass(frozen=True, slots=True)
class Listed:
    """The entries of one list by the keys that identify them in all versions; what is no object is left out."""

    entries: dict[Key, Entry] = field(default_factory=dict)

    @property
    def keys(self) -> list[Key]:
        """Return the keys in the order of the list."""
        return list(self.entries)


def listed(documents: Three[Entry], name: str) -> Three[Listed]:
    """Return a list of three versions; an entry without an identity has that of its namesake elsewhere."""
    known: dict[Key, Key] = {}
    for document in documents:
        for entry in _objects(document, name):
            if identity := identity_of(entry, name):
                known.setdefault(address_of(entry, name), ("id", identity))
    return documents.map(lambda document: Listed(dict(_keyed(document, name, known))))


def _keyed(document: Entry, name: str, known: dict[Key, Key]) -> Iterator[tuple[Key, Entry]]:
    seen: set[Key] = set()
    for number, entry in enumerate(_objects(document, name)):
        identity, address = identity_of(entry, name), address_of(entry, name)
        key = ("id", identity) if identity else known.get(address, address)
        if key in seen:
            key = (*key, *address) if (*key, *address) not in seen else (*key, str(number))
        seen.add(key)
        yield key, entry


def _objects(document: Entry, name: str) -> Iterator[Entry]:
    entries = document.get(name)
    yield from (entry for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict))


def identity_of(entry: Entry, name: str) -> str | None:
    """Return the id under which an entry is known in all versions of an application."""
    return text(entry.get("uidString" if name == "customJSLibList" else "gitSyncId")) or None


def address_of(entry: Entry, name: str) -> Key:
    """Return page and name of an entry."""
    side = side_of(entry, name)
    own = text(side.get("fullyQualifiedName")) or text(side.get("name")) or ""
    return ("name", text(side.get("pageId")) or "", own)


def side_of(entry: Entry, name: str) -> Entry:
    """Return the edited side of an entry; the deployed one, or the entry itself, where there is no other."""
    suffix = LISTS[name][1]
    for side in SIDES if suffix else ():
        value = entry.get(f"{side}{suffix}")
        if isinstance(value, dict):
            return value
    return entry


def entity_of(entry: Entry, name: str) -> Entity:
    """Return what a message calls an entry."""
    side = side_of(entry, name)
    kind = LISTS[name][0]
    own = text(side.get("name"))
    page = own if kind == "page" else text(side.get("pageId"))
    return Entity(kind, page, own, identity_of(entry, name))


def page_name(page: Entry) -> str:
    """Return what a page is called, "" where it has no name."""
    return entity_of(page, "pageList").name or ""
