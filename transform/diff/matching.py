"""Match the entities of two documents: by identity, then by name, then by similar content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from ..diagnostics import Entity

_SIMILAR = 0.6
_MOST_COMPARED = 400
_NO_CONTENT = frozenset(
    {"widgetId", "widgetName", "parentId", "children", "gitSyncId", "id", "name", "key", "pageId"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One entity of one document.

    `value` is its object, `pointer` where that stands; `identity` what stays when it is renamed (None where
    it has none), `name` how it is addressed; `parent` and `depth` place a widget in its tree.
    """

    entity: Entity
    value: dict[str, Any]
    pointer: str
    identity: Hashable | None
    name: Hashable | None
    parent: Item | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs of items that are the same entity, and what stands on one side only."""

    pairs: tuple[tuple[Item, Item], ...]
    removed: tuple[Item, ...]
    added: tuple[Item, ...]


def match(before: Iterable[Item], after: Iterable[Item]) -> Matched:
    """Match items of one type."""
    old, new = list(before), list(after)
    pairs: list[tuple[Item, Item]] = []
    for key in (_identity, _name):
        found, old, new = _pair_by(key, old, new)
        pairs += found
    found, old, new = _pair_by_content(old, new)
    return Matched((*pairs, *found), tuple(old), tuple(new))


def _identity(item: Item) -> Hashable | None:
    return item.identity


def _name(item: Item) -> Hashable | None:
    return item.name


def _pair_by(
    key: Callable[[Item], Hashable | None], old: list[Item], new: list[Item]
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Pair items whose key is the same and stands only once on each side."""
    unique_old, unique_new = _unique(key, old), _unique(key, new)
    pairs = [(item, unique_new[value]) for value, item in unique_old.items() if value in unique_new]
    taken = {id(item) for pair in pairs for item in pair}
    return pairs, [item for item in old if id(item) not in taken], [i for i in new if id(i) not in taken]


def _unique(key: Callable[[Item], Hashable | None], items: list[Item]) -> dict[Hashable, Item]:
    keyed = [(key(item), item) for item in items]
    counts = Counter(value for value, _ in keyed)
    return {value: item for value, item in keyed if value is not None and counts[value] == 1}


def _pair_by_content(
    old: list[Item], new: list[Item]
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Pair what is left and has much content in common, the most similar first."""
    if not old or not new or len(old) * len(new) > _MOST_COMPARED**2:
        return [], old, new
    contents_old = [(item, _content(item)) for item in old]
    contents_new = [(item, _content(item)) for item in new]
    scored = sorted(
        (
            (-score, i, j)
            for i, (one, content) in enumerate(contents_old)
            for j, (other, other_content) in enumerate(contents_new)
            if one.value.get("type") == other.value.get("type")
            and (score := _similarity(content, other_content)) >= _SIMILAR
        )
    )
    pairs, taken_old, taken_new = [], set(), set()
    for _, i, j in scored:
        if i not in taken_old and j not in taken_new:
            pairs.append((old[i], new[j]))
            taken_old.add(i)
            taken_new.add(j)
    rest_old = [item for i, item in enumerate(old) if i not in taken_old]
    return pairs, rest_old, [item for j, item in enumerate(new) if j not in taken_new]


def _content(item: Item) -> Counter[str]:
    """Give the leaves of an entity as texts, longer ones counting more; names and ids left out."""
    found: Counter[str] = Counter()
    stack: list[tuple[str, Any]] = [("", item.value)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack += [(f"{path}/{key}", child) for key, child in value.items() if key not in _NO_CONTENT]
        elif isinstance(value, list):
            stack += [(path, child) for child in value]
        else:
            found[f"{path}={value}"] += 1 + len(value) // 20 if isinstance(value, str) else 1
    return found


def _similarity(left: Counter[str], right: Counter[str]) -> float:
    larger = max(left.total(), right.total())
    return (left & right).total() / larger if larger > 3 else 0.0
