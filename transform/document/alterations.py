"""What differs between two JSON values, entry by entry, so that a text can be changed at just these places."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from .limits import Json

#: The key of a member, or the index of an item in the list as it was.
EntryKey: TypeAlias = str | int
#: The members by which people and the product know an entry of a list.
_IDENTITIES = ("widgetId", "gitSyncId", "id", "_id", "uuid", "pluginName", "name", "key", "unpublishedPage")
_SCALARS = (str, int, float, bool, type(None))


class Replaced(NamedTuple):
    """Another value."""

    value: Json


class Added(NamedTuple):
    """A new entry: its key (None in a list) and value; `moved_from` is the old entry that has just this value."""

    key: str | None
    value: Json
    moved_from: EntryKey | None = None


class Altered(NamedTuple):
    """A container of which entries differ: those that changed, are gone, and come after one that stays.

    `added` is keyed by the entry that stays before; None: before the first.
    """

    is_object: bool
    changed: dict[EntryKey, Alteration]
    removed: set[EntryKey]
    added: dict[EntryKey | None, list[Added]]


Alteration: TypeAlias = Replaced | Altered


def alteration(old: Json, new: Json) -> Alteration | None:
    """Return what differs between two values; None where they are the same, types and order of keys included."""
    if old is new:
        return None
    if type(old) is not type(new) or not isinstance(old, dict | list):
        return None if _is_same_scalar(old, new) else Replaced(new)
    if not old or not new:
        return Replaced(new) if old or new else None
    sources: list[Any] = _by_key(old, new) if isinstance(old, dict) else _aligned(old, new)
    stays = _rising([at for at in sources if at is not None])
    found = Altered(isinstance(old, dict), {}, set(), defaultdict(list))
    keys = list(old) if isinstance(old, dict) else range(len(old))
    news = list(new.items()) if isinstance(new, dict) else [(None, item) for item in new]
    before: EntryKey | None = None
    met = 0
    for at, (key, value) in zip(sources, news, strict=True):
        entry = None if at is None else keys[at]
        if entry is not None and at in stays:
            met += 1
            before = entry
            change = alteration(old[entry], value)
            if change is not None:
                found.changed[entry] = change
        else:
            is_moved = entry is not None and alteration(old[entry], value) is None
            found.added[before].append(Added(key, value, entry if is_moved else None))
    if met < len(old):
        found.removed.update(keys[at] for at in range(len(old)) if at not in stays)
    return found if found.changed or found.added or found.removed else None


def _is_same_scalar(old: Json, new: Json) -> bool:
    if type(old) is not type(new):
        return False
    return repr(old) == repr(new) if isinstance(old, float) else bool(old == new)


def _by_key(old: dict[str, Json], new: dict[str, Json]) -> list[int | None]:
    """Return the place of each new key among the old ones; a new one takes over from one gone with its value."""
    places = {key: at for at, key in enumerate(old)}
    sources = [places.get(key) for key in new]
    if None in sources and len(new) >= len(old) - 1:
        gone = {id(value): places[key] for key, value in old.items() if key not in new}
        for index, value in enumerate(new.values()):
            if sources[index] is None and isinstance(value, dict | list):
                sources[index] = gone.pop(id(value), None)
    return sources


def _aligned(old: list[Json], new: list[Json]) -> list[int | None]:
    """Return for each new item the index of the old one that it comes from."""
    olds, news = [*map(_identity, old)], [*map(_identity, new)]
    if olds == news:
        return list(range(len(new)))
    sources: list[int | None] = [None] * len(new)
    head = _common(olds, news)
    tail = min(_common(olds[::-1], news[::-1]), len(olds) - head, len(news) - head)
    sources[:head] = range(head)
    sources[len(new) - tail :] = range(len(old) - tail, len(old))
    waiting: dict[Any, deque[int]] = defaultdict(deque)
    for at in range(head, len(old) - tail):
        waiting[olds[at]].append(at)
    for index in range(head, len(new) - tail):
        if waiting[news[index]]:
            sources[index] = waiting[news[index]].popleft()
    _pair_by_place(sources, len(old))
    return sources


def _common(olds: list[Any], news: list[Any]) -> int:
    """Return how many first items agree."""
    pairs = enumerate(zip(olds, news, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(olds), len(news)))


def _identity(item: Json) -> Any:
    """Return what tells an item from its neighbours at a glance."""
    if isinstance(item, dict):
        name = next(
            (name for name in _IDENTITIES if isinstance(item.get(name), _SCALARS) and name in item), None
        )
        return (dict, name, item[name]) if name else (dict, *item)
    return list if isinstance(item, list) else (type(item), repr(item))


def _pair_by_place(sources: list[int | None], length: int) -> None:
    """Pair what is left between two pairs with what is left there of the old items, one by one."""
    taken = {at for at in sources if at is not None}
    stays = _rising([at for at in sources if at is not None])
    at = 0
    for index, source in enumerate(sources):
        if source is not None:
            at = source + 1 if source in stays else at
        elif at < length and at not in taken:
            sources[index] = at
            at += 1


def _rising(places: list[int]) -> set[int]:
    """Return the longest part of distinct numbers that rises."""
    if all(left < right for left, right in pairwise(places)):
        return set(places)
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    found: set[int] = set()
    last: int | None = ends[-1]
    while last is not None:
        found.add(last)
        last = before[last]
    return found
