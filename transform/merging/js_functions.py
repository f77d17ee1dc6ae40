"""Let the functions of JS objects follow the merged text of their object."""

from __future__ import annotations

from typing import Any

from ..application import entities
from ..application.entities import text
from ..javascript.references import parse_module


def without_orphans(document: dict[str, Any], *sides: dict[str, Any]) -> dict[str, Any]:
    """Return an export without the functions that the merge took from their JS objects.

    An entry that belongs to no function in one of the sides already stays. Source: the product derives these
    entries from the object's text whenever it is saved.
    """
    orphans = set(_orphans(document))
    for side in sides if orphans else ():
        orphans -= _orphans(side).keys()
    if not orphans:
        return document
    gone = {owner for key, owner in _orphans(document).items() if key in orphans}
    return {**document, "actionList": [entry for entry in document["actionList"] if id(entry) not in gone]}


def _orphans(document: dict[str, Any]) -> dict[tuple[str | None, str], int]:
    """Return (page, Object.function) -> id of its entry, for functions that their object does not have."""
    members: dict[tuple[str | None, str | None], frozenset[str] | None] = {}
    for found in entities.js_objects(document, "unpublished"):
        body = text(found.value.get("body"))
        members[found.entity.page, found.entity.name] = parse_module(body).members if body else None
    orphans = {}
    for query in entities.queries(document, "unpublished"):
        qualified = text(query.value.get("fullyQualifiedName")) or ""
        owner, dot, function = qualified.partition(".")
        known = members.get((query.entity.page, owner))
        if dot and known is not None and function not in known:
            orphans[query.entity.page, qualified] = id(query.owner)
    return orphans
