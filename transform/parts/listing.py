"""List what can be taken out of an application, with its size and what it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..application.kinds import Kind, require_kind
from ..document.writing import serialize
from .as_export import as_export, page_of
from .dependencies import Dependencies
from .inventory import Inventory, Key


@dataclass(frozen=True, slots=True)
class Part:
    """A thing, the bytes of it as JSON, and what it refers to."""

    key: Key
    size: int
    needs: tuple[Key, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the part as JSON."""
        return {**self.key._asdict(), "size": self.size, "needs": [key._asdict() for key in self.needs]}


def takeable(document: dict[str, Any]) -> Inventory:
    """Return what can be taken out of an export or partial export; raises InputError for another document."""
    if require_kind(document, Kind.EXPORT, Kind.PARTIAL_EXPORT) is Kind.PARTIAL_EXPORT:
        document = as_export(document, page_of(document), None)
    return Inventory(document)


def listed(document: dict[str, Any]) -> list[Part]:
    """Return everything that can be taken out of an export or partial export, page by page; raises InputError."""
    inventory = takeable(document)
    dependencies = Dependencies(inventory)
    return [
        Part(key, _size(inventory, key), tuple(_needs(dependencies, key))) for key in inventory.everything()
    ]


def _needs(dependencies: Dependencies, key: Key) -> list[Key]:
    """Return what a thing needs; of a page only what is elsewhere."""
    found = dependencies.of(key)
    return (
        [one for one in found if one.page != key.page or one.kind == "page"] if key.kind == "page" else found
    )


def _size(inventory: Inventory, key: Key) -> int:
    page = key.page or ""
    values: list[Any] = []
    if key.kind == "page":
        values = [inventory.pages[page].entry]
        values += [entry for (at, _), entry in inventory.queries.items() if at == page]
        values += [entry for (at, _), entry in inventory.js_objects.items() if at == page]
    elif key.kind == "widget":
        values = [inventory.pages[page].widgets[key.name].widget]
    elif key.kind in ("query", "js_object"):
        found = inventory.queries if key.kind == "query" else inventory.js_objects
        values = [found[page, key.name]]
    else:
        table = inventory.datasources if key.kind == "datasource" else inventory.libraries
        values = [table[key.name]]
    return sum(len(serialize(value)) for value in values)
