"""Match the entities of two documents: by identity, by name, by their family, by similar content."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..diagnostics import Entity
from .lists import token
from .similarity import FEW, Similarities

_SIMILAR = 0.5
#: Where ids are kept, what has another id is something else unless it is nearly the same.
_NEARLY_THE_SAME = 0.8
_MOST_COMPARED = 4000
#: So many pairs show whether ids were kept.
_ENOUGH = 2
CANVAS = "CANVAS_WIDGET"


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """An entity of one document.

    `value` is its object at `pointer`; `identity` what stays when it is renamed (None where
    it has none), `name` how it is addressed; `kind` what must be equal for a match by name or content (the
    type of a widget, the plugin of a query); `deployed_name` how the deployed state of it is called; `place`
    the present name of its page; `parts` gives the ids of what is inside; `parent` and
    `depth` place a widget in its tree.
    """

    entity: Entity
    value: dict[str, Any]
    pointer: str
    identity: Hashable | None
    name: Hashable | None
    kind: Hashable | None = None
    deployed_name: Hashable | None = None
    place: str | None = None
    parts: Callable[[], frozenset[str]] = frozenset
    parent: Item | None = None
    depth: int = 0


Pairs = list[tuple[Item, Item]]


class Matched(NamedTuple):
    """Pairs of items that are the same entity, and items without a counterpart."""

    pairs: tuple[tuple[Item, Item], ...]
    removed: tuple[Item, ...]
    added: tuple[Item, ...]


def match(
    before: Iterable[Item],
    after: Iterable[Item],
    keeps_ids: Callable[[], bool] = lambda: False,
    *,
    whole: Callable[[], tuple[Iterable[Item], Iterable[Item]]] | None = None,
) -> Matched:
    """Match items of one type; `keeps_ids` decides whether ids were kept where too few items show it.

    Where what is equal was left out of the items, `whole` gives all of them: they are needed to see whether
    an item removed and an item added are the same entity or just like others.
    """
    old, new = list(before), list(after)
    pairs: Pairs = []
    for key in (_identity, _identity_and_place, _identity_and_name):
        if old and new:
            found, old, new = _pair_by(key, old, new)
            pairs += found
    found, old, new = _pair_by(lambda item: item.name and (item.name, item.kind), old, new)
    kept = sum(1 for one, _ in pairs if one.depth or one.kind != CANVAS)
    anew = sum(1 for pair in found if all(item.identity for item in pair))
    pairs += found
    for key in (_deployed_name, _value):
        if old and new:
            found, old, new = _pair_by(key, old, new)
            pairs += found
    if old and new and whole is not None:
        return match(*whole(), keeps_ids)
    if old and new and max(len(old), len(new)) <= _MOST_COMPARED:
        are_kept = keeps_ids() if kept == anew or kept + anew < _ENOUGH else kept > anew
        found, old, new = _pair_families(pairs, old, new, keeps_ids=are_kept)
        pairs += found
        found, old, new = _pair_by_content(pairs, old, new, keeps_ids=are_kept)
        pairs += found
    return Matched(tuple(pairs), tuple(old), tuple(new))


def _identity(item: Item) -> Hashable | None:
    return item.identity


def _identity_and_place(item: Item) -> Hashable | None:
    """Return the key that separates entities whose ids were copied to another page."""
    return item.identity and (item.identity, item.place)


def _identity_and_name(item: Item) -> Hashable | None:
    return item.identity and (item.identity, item.name)


def _deployed_name(item: Item) -> Hashable | None:
    return item.deployed_name


def _value(item: Item) -> Hashable | None:
    return token(item.value) if item.parent is None else None


def _pair_by(
    key: Callable[[Item], Hashable | None], old: list[Item], new: list[Item]
) -> tuple[Pairs, list[Item], list[Item]]:
    """Pair items whose key is the same and unique on each side."""
    unique_old, unique_new = _unique(key, old), _unique(key, new)
    pairs = [(item, unique_new[value]) for value, item in unique_old.items() if value in unique_new]
    return pairs, *_left(pairs, old, new)


def _left(pairs: Pairs, old: list[Item], new: list[Item]) -> tuple[list[Item], list[Item]]:
    taken = {id(item) for pair in pairs for item in pair}
    return [item for item in old if id(item) not in taken], [item for item in new if id(item) not in taken]


def _unique(key: Callable[[Item], Hashable | None], items: list[Item]) -> dict[Hashable, Item]:
    keyed = [(key(item), item) for item in items]
    counts = Counter(value for value, _ in keyed)
    return {value: item for value, item in keyed if value is not None and counts[value] == 1}


def _pair_families(
    pairs: Pairs, old: list[Item], new: list[Item], *, keeps_ids: bool
) -> tuple[Pairs, list[Item], list[Item]]:
    """Pair the only canvases in containers that are pairs, and where ids are new the parents of pairs."""
    found: Pairs = []
    while more := (
        _only_children([*pairs, *found], old, new) or (not keeps_ids and _parents([*pairs, *found], old, new))
    ):
        found += more
        old, new = _left(more, old, new)
    return found, old, new


def _parents(pairs: Pairs, old: list[Item], new: list[Item]) -> Pairs:
    """Pair parents, those first that have most children in common."""
    left = {id(item) for item in (*old, *new)}
    votes: Counter[tuple[Item, Item]] = Counter()
    for one, other in pairs:
        parents = one.parent, other.parent
        if parents[0] and parents[1] and id(parents[0]) in left and id(parents[1]) in left:
            votes[parents[0], parents[1]] += 1
    return _each_once(pair for pair, _ in votes.most_common() if pair[0].kind == pair[1].kind)


def _only_children(pairs: Pairs, old: list[Item], new: list[Item]) -> Pairs:
    """Pair the canvases that are the only ones left in parents that are pairs."""
    by_parent: list[dict[int, list[Item]]] = [{}, {}]
    for items, found in zip((old, new), by_parent, strict=True):
        for item in items:
            if item.parent is not None and item.kind == CANVAS:
                found.setdefault(id(item.parent), []).append(item)
    families = ((by_parent[0].get(id(one), []), by_parent[1].get(id(other), [])) for one, other in pairs)
    return [(mine[0], others[0]) for mine, others in families if len(mine) == len(others) == 1]


def _each_once(pairs: Iterable[tuple[Item, Item]]) -> Pairs:
    taken: set[int] = set()
    found = []
    for one, other in pairs:
        if id(one) not in taken and id(other) not in taken:
            found.append((one, other))
            taken |= {id(one), id(other)}
    return found


def _pair_by_content(
    pairs: Pairs, old: list[Item], new: list[Item], *, keeps_ids: bool
) -> tuple[Pairs, list[Item], list[Item]]:
    """Pair what is left and has much content in common, the most similar first."""
    known = {id(one): other for one, other in pairs}
    alike = Similarities(
        [item.value for item in old],
        [item.value for item in new],
        (item.value for pair in pairs for item in pair),
    )
    parts = functools.cache(lambda item: item.parts())
    scored = []
    for i, j in alike.candidates() | _neighbours(old, new, known):
        one, other = old[i], new[j]
        if one.kind != other.kind:
            continue
        strict = keeps_ids and one.identity is not None and other.identity is not None
        if strict and (one.place != other.place or not alike.is_exclusive(i, j)):
            continue
        score = max(alike.of(i, j), _overlap(parts(one), parts(other))) + _closeness(one, other, known)
        if not strict and score < _SIMILAR and alike.is_copy(i, j):
            score = _SIMILAR
        if score >= (_NEARLY_THE_SAME if strict else _SIMILAR):
            scored.append((-score, i, j))
    found = _each_once((old[i], new[j]) for _, i, j in sorted(scored))
    return found, *_left(found, old, new)


def _neighbours(old: list[Item], new: list[Item], known: dict[int, Item]) -> set[tuple[int, int]]:
    """Return the pairs of indexes of items of one kind on the same page or in the same container, where few are."""
    groups: dict[Hashable, tuple[list[int], list[int]]] = {}
    for i, item in enumerate(old):
        groups.setdefault((item.kind, item.place, id(known.get(id(item.parent)))), ([], []))[0].append(i)
    for j, item in enumerate(new):
        groups.setdefault((item.kind, item.place, id(item.parent)), ([], []))[1].append(j)
    few = ((here, there) for here, there in groups.values() if len(here) * len(there) <= FEW)
    return {pair for here, there in few for pair in itertools.product(here, there)}


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how many of the parts of two items both have: 0 none, 1 all."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _closeness(one: Item, other: Item, known: dict[int, Item]) -> float:
    """Return what speaks for a pair beside its content: an equal name, the same container or page."""
    same_name = one.entity.name is not None and one.entity.name == other.entity.name
    same_parent = one.parent is not None and known.get(id(one.parent)) is other.parent
    same_place = one.place is not None and one.place == other.place
    return 0.2 * same_name + 0.1 * (same_parent or same_place)
