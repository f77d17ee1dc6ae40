"""Where pieces stand in a text, in one pass over it however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import AnyStr


def occurrences(text: AnyStr, pieces: Iterable[AnyStr], beginning: int) -> Iterator[tuple[int, AnyStr]]:
    """Give where pieces stand, none over the same piece again; each has `beginning` characters or more.

    The beginning at every place is looked up, and only then pieces of each length that begin so: pieces that
    share their beginning cost no more than others.
    """
    known: dict[AnyStr, dict[int, set[AnyStr]]] = defaultdict(lambda: defaultdict(set))
    for piece in pieces:
        known[piece[:beginning]][len(piece)].add(piece)
    free: dict[AnyStr, int] = {}
    for at in range(len(text) - beginning + 1):
        for length, candidates in known.get(text[at : at + beginning], {}).items():
            piece = text[at : at + length]
            if piece in candidates and free.get(piece, 0) <= at:
                free[piece] = at + length
                yield at, piece
