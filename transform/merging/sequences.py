"""Merge sequences: the order of keyed items, and runs of items that have no key."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from .three import Three

K = TypeVar("K", bound=Hashable)
T = TypeVar("T", bound=Hashable)


def merged_order(versions: Three[list[K]], kept: Collection[K]) -> list[K]:
    """Return the kept keys in order: a side that reordered leads, what only the other has follows its neighbour.

    Where both reordered, ours leads. Each sequence holds a key once.
    """
    base, ours, theirs = versions
    common = set(base) & set(ours) & set(theirs)
    order_of_base, order_of_ours = ([key for key in side if key in common] for side in (base, ours))
    leader, other = (theirs, ours) if order_of_base == order_of_ours else (ours, theirs)
    result = [key for key in leader if key in kept]
    present = set(result)
    after: K | None = None
    position = {key: index for index, key in enumerate(result)}
    inserted: dict[int, list[K]] = {}
    for key in other:
        if key in present:
            after = key
        elif key in kept:
            inserted.setdefault(position[after] if after is not None else -1, []).append(key)
    if not inserted:
        return result
    merged = list(inserted.get(-1, ()))
    for index, key in enumerate(result):
        merged.append(key)
        merged += inserted.get(index, ())
    return merged


class Chunk(NamedTuple):
    """A run of items, as it is in each version."""

    base: Sequence[object]
    ours: Sequence[object]
    theirs: Sequence[object]


def chunks(base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]) -> Iterator[Chunk]:
    """Yield runs that are equal in all three versions or differ, in turn (the algorithm of diff3)."""
    at = (0, 0, 0)
    for start, ours_start, theirs_start, length in _common_runs(base, ours, theirs):
        if (start, ours_start, theirs_start) != at:
            yield Chunk(base[at[0] : start], ours[at[1] : ours_start], theirs[at[2] : theirs_start])
        end = start + length
        at = (end, ours_start + length, theirs_start + length)
        if length:
            yield Chunk(base[start:end], ours[ours_start : at[1]], theirs[theirs_start : at[2]])
    if at != (len(base), len(ours), len(theirs)):
        yield Chunk(base[at[0] :], ours[at[1] :], theirs[at[2] :])


def _common_runs(
    base: Sequence[T], ours: Sequence[T], theirs: Sequence[T]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield (start in base, in ours, in theirs, length) of what all three have."""
    one = _matching(base, ours)
    two = _matching(base, theirs)
    i = j = 0
    while i < len(one) and j < len(two):
        (a, b, n), (c, d, m) = one[i], two[j]
        start, end = max(a, c), min(a + n, c + m)
        if start < end:
            yield start, b + start - a, d + start - c, end - start
        if a + n < c + m:
            i += 1
        else:
            j += 1


def _matching(base: Sequence[T], other: Sequence[T]) -> list[tuple[int, int, int]]:
    """Return (start in base, start in the other, length) of runs that both have, from left to right."""
    head = 0
    shorter = min(len(base), len(other))
    while head < shorter and base[head] == other[head]:
        head += 1
    tail = 0
    while tail < shorter - head and base[-1 - tail] == other[-1 - tail]:
        tail += 1
    middle = SequenceMatcher(
        None, base[head : len(base) - tail], other[head : len(other) - tail], autojunk=False
    )
    runs = [(a + head, b + head, n) for a, b, n in middle.get_matching_blocks() if n]
    return [
        *([(0, 0, head)] if head else []),
        *runs,
        *([(len(base) - tail, len(other) - tail, tail)] if tail else []),
    ]
