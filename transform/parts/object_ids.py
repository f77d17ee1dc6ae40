"""The ids of JS objects, by which the queries of their functions name them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .inventory import entries_of, objects

Json = dict[str, Any]

_SIDES = ("unpublishedAction", "publishedAction")


def with_ids_of_replaced(target: Json, part: Json, replaced: Callable[[Json], Any]) -> Json:
    """Return a part whose functions name the ids of the JS objects of the target that theirs take the place of.

    `replaced` returns what is equal for a JS object and the one that replaces it, None for one that is in nobody's
    place.
    """
    there = {
        place: entry.get("id")
        for entry in objects(target.get("actionCollectionList"))
        if (place := replaced(entry))
    }
    ids = {
        entry.get("id"): there[place]
        for entry in objects(part.get("actionCollectionList"))
        if (place := replaced(entry)) in there
    }
    if all(old == new for old, new in ids.items()):
        return part
    actions = [
        _renamed(entry, ids) if isinstance(entry, dict) else entry
        for entry in entries_of(part.get("actionList"))
    ]
    return {**part, "actionList": actions}


def _renamed(action: Json, ids: dict[Any, Any]) -> Json:
    """Return a query whose sides name JS objects by other ids."""
    sides = {side: action[side] for side in _SIDES if isinstance(action.get(side), dict)}
    named = {side: value for side, value in sides.items() if ids.get(value.get("collectionId")) is not None}
    return action | {
        side: {**value, "collectionId": ids[value["collectionId"]]} for side, value in named.items()
    }
