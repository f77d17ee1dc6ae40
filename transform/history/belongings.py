"""What belongs to an entity: what is in it, what it is made of, what it cannot be without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..application.entities import text
from .snapshot import Key, Part, Snapshot


def with_belongings(keys: Iterable[Key], then: Snapshot, now: Snapshot) -> set[Key]:
    """Return entities of a former version with all that belongs to them and is not there now.

    To a page belong its widgets, queries and JS objects; to a widget what is in it; to a JS object the queries of
    its functions; to a query its datasource; to what has code the libraries whose names the code has.
    """
    wanted = {key for key in keys if key not in now.parts}
    wanted |= {
        key
        for key in then.parts
        if key not in now.parts
        and (("page", key[2], "") in wanted or not wanted.isdisjoint(then.inside(key)))
    }
    parts = [then.parts[key] for key in wanted]
    for key, part in then.parts.items():
        is_needed = (key[0] == "datasource" and any(_uses(one, part) for one in parts)) or (
            key[0] == "library" and any(_names(one.value, _accessors(part)) for one in parts)
        )
        if is_needed and key not in now.parts:
            wanted.add(key)
    return wanted


def _uses(part: Part, datasource: Part) -> bool:
    """Check whether a query is on a datasource."""
    side = part.value.get("unpublishedAction")
    own = side.get("datasource") if isinstance(side, dict) else None
    if part.entity.type != "query" or not isinstance(own, dict):
        return False
    return datasource.entity.name is not None and datasource.entity.name in (own.get("id"), own.get("name"))


def _accessors(library: Part) -> re.Pattern[str] | None:
    names = library.value.get("accessor")
    known = [re.escape(name) for name in (names if isinstance(names, list) else ()) if text(name)]
    return re.compile(rf"(?<![\w$.])(?:{'|'.join(known)})(?![\w$])") if known else None


def _names(value: Any, pattern: re.Pattern[str] | None) -> bool:
    return pattern is not None and any(pattern.search(item) for item in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict | list):
            stack.extend(item.values() if isinstance(item, dict) else item)
