"""Let the functions of JS objects follow the merged text of their object."""

from __future__ import annotations

from typing import Any

from ..application import entities
from ..application.entities import text
from ..javascript.references import parse_module


def without_orphans(document: dict[str, Any]) -> dict[str, Any]:
    """Return an export without the entries of functions that no JS object of their page has any more.

    Source: the product derives these entries from the object's text whenever it is saved.
    """
    members: dict[tuple[str | None, str | None], frozenset[str] | None] = {}
    for found in entities.js_objects(document, "unpublished"):
        body = text(found.value.get("body"))
        members[found.entity.page, found.entity.name] = parse_module(body).members if body else None
    orphans = set()
    for query in entities.queries(document, "unpublished"):
        owner, dot, function = (text(query.value.get("fullyQualifiedName")) or "").partition(".")
        known = members.get((query.entity.page, owner))
        if dot and known is not None and function not in known:
            orphans.add(id(query.owner))
    if not orphans:
        return document
    return {**document, "actionList": [entry for entry in document["actionList"] if id(entry) not in orphans]}
