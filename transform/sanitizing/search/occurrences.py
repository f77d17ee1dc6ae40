"""Occurrences of many pieces in a text, found in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import AnyStr, Generic


class Pieces(Generic[AnyStr]):
    """Pieces of text to be found together.

    The beginning at every place of a text is looked up, and only then pieces of each length that begin so:
    pieces that share their beginning cost no more than others.
    """

    def __init__(self, pieces: Iterable[AnyStr], beginning: int) -> None:
        """Prepare to find `pieces`, each of which has `beginning` characters or more."""
        self._beginning = beginning
        self._known: dict[AnyStr, dict[int, set[AnyStr]]] = defaultdict(lambda: defaultdict(set))
        for piece in pieces:
            self._known[piece[:beginning]][len(piece)].add(piece)

    def occurrences(self, text: AnyStr) -> Iterator[tuple[int, AnyStr]]:
        """Yield offset and piece of each occurrence; those of one piece do not overlap."""
        free: dict[AnyStr, int] = {}
        get, beginning = self._known.get, self._beginning
        for at in range(len(text) - beginning + 1 if self._known else 0):
            lengths = get(text[at : at + beginning])
            for length, candidates in lengths.items() if lengths else ():
                piece = text[at : at + length]
                if piece in candidates and free.get(piece, 0) <= at:
                    free[piece] = at + length
                    yield at, piece
