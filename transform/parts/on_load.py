"""The queries that run when a page opens, in groups: those of one group at the same time, after the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .inventory import edited, entries_of, function_owner, objects

Json = dict[str, Any]

_WORD = re.compile(r"[\w$]+")
_COPIED = ("confirmBeforeExecute", "pluginType", "jsonPathKeys", "timeoutInMillisecond")
_RUNS = ("ON_PAGE_LOAD", "AUTOMATIC")


def with_actions(groups: Any, entries: Iterable[Json]) -> list[Any]:
    """Return the groups of a page with those of some queries that run on load, each after what it refers to."""
    found = [list(group) for group in groups if isinstance(group, list)] if isinstance(groups, list) else []
    known = {str(action.get("name")) for group in found for action in objects(group)}
    waiting = {}
    for entry in entries:
        side = edited(entry, "Action")
        if _runs(side) and _name(side) not in known:
            waiting[_name(side)] = _action(entry, side)
    for number, names in enumerate(_levels(waiting)):
        if number == len(found):
            found.append([])
        found[number] += [waiting[name] for name in names]
    return found


def _runs(side: Json) -> bool:
    return side.get("runBehaviour") in _RUNS or side.get("executeOnLoad") is True


def _name(side: Json) -> str:
    return str(side.get("fullyQualifiedName") if function_owner(side) else side.get("name"))


def _action(entry: Json, side: Json) -> Json:
    configuration = side.get("actionConfiguration")
    settings = configuration if isinstance(configuration, dict) else {}
    action = {"id": entry.get("id"), "name": _name(side)}
    if side.get("collectionId"):
        action["collectionId"] = side["collectionId"]
    values = {**settings, **side, "pluginType": entry.get("pluginType")}
    return action | {key: values[key] for key in _COPIED if values.get(key) is not None}


def _levels(actions: dict[str, Json]) -> list[list[str]]:
    """Return names so that each comes after those that its bindings name; of a cycle all come at once."""
    needs = {
        name: {
            other
            for path in entries_of(action.get("jsonPathKeys"))
            if isinstance(path, str)
            for word in _WORD.findall(path)
            for other in actions
            if other != name and other.partition(".")[0] == word
        }
        for name, action in actions.items()
    }
    levels = []
    while needs:
        ready = [name for name, of in needs.items() if not of & needs.keys()] or list(needs)
        levels.append(ready)
        needs = {name: of for name, of in needs.items() if name not in ready}
    return levels
