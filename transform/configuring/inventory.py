"""What has a configuration in an export: the entries of datasourceList, and datasources embedded in queries."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..application.entities import Located, Side, datasources, queries, text
from ..diagnostics import Entity
from ..document.pointers import join
from ..product.plugin_fields import Plugin, plugin
from ..sanitizing.masking import masked_texts
from .authentication import merged
from .configured import is_configured


@dataclass(frozen=True, slots=True)
class Use:
    """A query that uses a datasource, and the sides on which it does."""

    page: str | None
    query: str | None
    sides: tuple[Side, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return {page, query, sides}."""
        return {"page": self.page, "query": self.query, "sides": list(self.sides)}


@dataclass(frozen=True, slots=True)
class InventoryItem:
    """A datasource, or a query with a datasource of its own (see `entity`), with its configuration.

    `pointers` lead to the objects that hold `datasourceConfiguration`: one, or one for each side of a query.
    `configuration` has the authentication of decryptedFields merged in. `name` is the key under which a
    file of values knows it.
    """

    name: str
    entity: Entity
    pointers: tuple[str, ...]
    plugin: Plugin
    configuration: dict[str, Any]
    configured: bool
    uses: tuple[Use, ...]

    @property
    def embedded(self) -> bool:
        """Return whether it is embedded in a query."""
        return self.entity.type == "query"


def inventory(document: dict[str, Any]) -> list[InventoryItem]:
    """Return the datasources of a document and the queries with their own, in the order of the document.

    Datasources without a name are skipped, and so are later ones whose name is taken.
    """
    uses, inside = _by_query(document)
    fields = document.get("decryptedFields")
    found: dict[str, InventoryItem] = {}
    for item in datasources(document):
        name = item.entity.name
        if name is None or name in found:
            continue
        entry = fields.get(name) if isinstance(fields, dict) else None
        found[name] = InventoryItem(
            name,
            item.entity,
            (item.pointer,),
            plugin(item.value.get("pluginId")),
            merged(_configuration(item.value), entry),
            is_configured(document, item),
            tuple(uses.get(name, ())),
        )
    for source in inside:
        found.setdefault(source.name, source)
    return list(found.values())


def _configuration(holder: dict[str, Any]) -> dict[str, Any]:
    found = holder.get("datasourceConfiguration")
    return found if isinstance(found, dict) else {}


def _by_query(document: dict[str, Any]) -> tuple[dict[str, list[Use]], list[InventoryItem]]:
    """Return the uses by the name of the datasource, and the queries that hold their own."""
    names = {item.entity.name for item in datasources(document)}
    uses: dict[str, dict[tuple[str | None, str | None], Use]] = {}
    inside: dict[str, InventoryItem] = {}
    own_names: dict[int, str] = {}
    for query in queries(document):
        held = query.value.get("datasource")
        if not isinstance(held, dict) or query.side is None:
            continue
        key = query.entity.page, query.entity.name
        name = next((n for n in (text(held.get("id")), text(held.get("name"))) if n and n in names), None)
        if name is not None:
            before = uses.setdefault(name, {}).get(key)
            sides = (*(before.sides if before else ()), query.side)
            uses[name][key] = Use(*key, tuple(dict.fromkeys(sides)))
        elif query.entity.name and _configuration(held):
            own = own_names.setdefault(id(query.owner), str(query.entity))
            inside[own] = _embedded(own, query, held, inside.get(own))
    return {name: list(by_key.values()) for name, by_key in uses.items()}, list(inside.values())


def _embedded(name: str, query: Located, held: dict[str, Any], before: InventoryItem | None) -> InventoryItem:
    """Return a query's own datasource; the other side of the query, or one of the same name, adds its place."""
    pointer = join(query.pointer, "datasource")
    side = query.side or "unpublished"
    if before is not None:
        sides = tuple(dict.fromkeys((*before.uses[0].sides, side)))
        return replace(
            before, pointers=(*before.pointers, pointer), uses=(replace(before.uses[0], sides=sides),)
        )
    use = Use(query.entity.page, query.entity.name, (side,))
    known = plugin(text(held.get("pluginId")) or query.owner.get("pluginId"))
    return InventoryItem(name, query.entity, (pointer,), known, _configuration(held), True, (use,))


def with_safe_names(found: list[InventoryItem], document: dict[str, Any]) -> list[InventoryItem]:
    """Return the sources under names that may be shown: without the secrets that people typed into names.

    Forms, lists and messages use these names. Those that become alike are numbered.
    """
    names = {name for one in found for name in _names(one) if name}
    texts = masked_texts(names, [document])
    if all(name == text for name, text in texts.items()):
        return found
    taken = {one.name for one in found if texts.get(one.name) == one.name}
    return [_renamed(one, texts, taken) for one in found]


def _names(one: InventoryItem) -> Iterator[str | None]:
    yield from (one.name, one.entity.page, one.entity.name)
    for use in one.uses:
        yield from (use.page, use.query)


def _renamed(one: InventoryItem, texts: dict[str, str], taken: set[str]) -> InventoryItem:
    name = wanted = texts.get(one.name, one.name)
    if name != one.name:
        number = itertools.count(2)
        while name in taken:
            name = f"{wanted} {next(number)}"
        taken.add(name)
    page, own = (text and texts[text] for text in (one.entity.page, one.entity.name))
    uses = tuple(
        replace(use, page=use.page and texts[use.page], query=use.query and texts[use.query])
        for use in one.uses
    )
    return replace(one, name=name, entity=replace(one.entity, page=page, name=own), uses=uses)
