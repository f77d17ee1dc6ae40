"""Let the functions of JS objects follow their object: one entry for each, and none for what is gone."""

from __future__ import annotations

from typing import Any

from ..application import entities
from ..application.entities import SIDES, text
from ..diagnostics import Entity
from ..javascript.references import parse_module
from .entries import Listed, address_of, side_of
from .results import key_of
from .texts import merge_texts
from .three import Three
from .values import Settlement

Json = dict[str, Any]


def with_one_identity(versions: Three[Listed]) -> Three[Listed]:
    """Return the queries of three versions in which a function that both sides added to a JS object is one entry."""
    base, ours, theirs = versions
    added = {
        address_of(entry, "actionList"): key
        for key, entry in ours.entries.items()
        if _is_function(entry) and key not in base.entries and key not in theirs.entries
    }
    same = {
        key: added[address]
        for key, entry in theirs.entries.items()
        if _is_function(entry)
        and key not in base.entries
        and (address := address_of(entry, "actionList")) in added
    }
    if not same:
        return versions
    entries = {
        same.get(key, key): _with_ids_of(entry, ours.entries[same[key]]) if key in same else entry
        for key, entry in theirs.entries.items()
    }
    return Three(base, ours, Listed(entries))


def _with_ids_of(entry: Json, twin: Json) -> Json:
    return {**entry, **{name: twin[name] for name in ("gitSyncId", "id") if name in entry and name in twin}}


def _is_function(entry: Json) -> bool:
    return "." in (text(side_of(entry, "actionList").get("fullyQualifiedName")) or "")


def with_body_of_object(versions: Three[Json], owner: Entity, settled: Settlement) -> Three[Json]:
    """Return three versions of a function in which bodies that clash are that of the side that its object has.

    The product keeps the code of a function twice: in the object's text, which counts, and in the function.
    """
    for side in SIDES:
        bodies = Three.of(_body(entry, side) for entry in versions)
        base, ours, theirs = bodies
        if None in bodies or len({*bodies}) < 3 or merge_texts(base, ours, theirs) is not None:
            continue
        known = settled.settled.get(key_of(owner, f"/{side}Collection/body"))
        taken = next((i for i in (1, 2, 0) if known is not None and known[1] == known[0][i]), 1)
        versions = Three.of(_with_body(entry, side, bodies[taken]) for entry in versions)
    return versions


def _body(entry: Json, side: str) -> Any:
    action = entry.get(f"{side}Action")
    configuration = action.get("actionConfiguration") if isinstance(action, dict) else None
    return text(configuration.get("body")) if isinstance(configuration, dict) else None


def _with_body(entry: Json, side: str, body: str) -> Json:
    action = entry[f"{side}Action"]
    return {
        **entry,
        f"{side}Action": {**action, "actionConfiguration": {**action["actionConfiguration"], "body": body}},
    }


def without_orphans(document: Json, *sides: Json) -> Json:
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


def _orphans(document: Json) -> dict[tuple[str | None, str], int]:
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
