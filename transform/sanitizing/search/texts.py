"""Distinct strings joined to one text, and what is to be known of all of them before any is searched.

What rules look for is rare, so cheap questions to all strings together come first: which runs of token characters
are there, which names, which words? Each is one pass in C.
"""

from __future__ import annotations

import bisect
import functools
import itertools
from collections.abc import Collection, Iterable, Iterator

from ...patterns import pattern
from ..recognition.rule import TOKEN_CHARACTERS
from ..recognition.secret_names import HINTS
from .indicative_names import indicative_names, lower
from .media import IN_BASE64, LONG, Encoded, encoded, without_media
from .occurrences import Pieces
from .vocabulary import Vocabulary, only

NAME_CHARACTERS = r"A-Za-z0-9_$.\-"
_TOKENS = only(TOKEN_CHARACTERS)
NAMES = only(NAME_CHARACTERS, b"\0")
#: No token is shorter.
_SHORTEST_TOKEN = 16
#: Tokens have a long piece without dots and slashes, save those of Microsoft Entra.
_LONG = pattern(rb"[A-Za-z0-9_\-]{16}|Q~")


class Texts:
    """Distinct strings, and all of them as one text that zero characters divide.

    That text is in two blocks, since one emoji makes everything that is joined with it several times slower to
    search: the strings of ASCII come first in the `table`, the others behind them. `starts` and all other offsets
    are those in both blocks together.
    """

    def __init__(self, strings: Iterable[str]) -> None:
        self.table = sorted(strings, key=str.isascii, reverse=True)
        self.starts = list(itertools.accumulate(map((1).__add__, map(len, self.table)), initial=0))
        others = sum(map(str.isascii, self.table))
        divided = ((0, self.table[:others]), (self.starts[others], self.table[others:]))
        self.blocks = [(start, "\0".join(texts)) for start, texts in divided if texts]
        self.is_ascii = others == len(self.table)
        self._held: dict[str, list[int]] = {}
        self.bytes = b"\0".join(block.encode("utf-8", "surrogatepass") for _, block in self.blocks)

    @functools.cached_property
    def encoded(self) -> dict[int, list[Encoded]]:
        """Return what the strings hold in base64, by their indexes."""
        suspected = {index for index, text in enumerate(self.table) if len(text) >= LONG}
        suspected.update(self.with_piece(IN_BASE64))
        return {index: found for index in suspected if (found := encoded(self.table[index]))}

    @functools.cached_property
    def searched(self) -> Texts:
        """Return the strings as rules search them, in the same order: without media."""
        held = {index: without_media(self.table[index], found) for index, found in self.encoded.items()}
        return Texts(held.get(index, text) for index, text in enumerate(self.table)) if held else self

    @functools.cached_property
    def lowered(self) -> list[tuple[int, str]]:
        """Return the blocks in lower case."""
        return [(start, lower(block)) for start, block in self.blocks]

    @functools.cached_property
    def runs(self) -> set[bytes]:
        """Return all runs of token characters, each once."""
        return set(self.bytes.translate(_TOKENS).split())

    @functools.cached_property
    def tokens(self) -> bytes:
        """Return the runs that may be tokens, with zero characters around."""
        found = [run for run in self.runs if len(run) >= _SHORTEST_TOKEN and _LONG.search(run)]
        return b"\0".join([b"", *found, b""])

    @functools.cached_property
    def joined_runs(self) -> bytes:
        """Return the runs with zero characters around."""
        return b"\0".join([b"", *self.runs, b""])

    @functools.cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words of letters of all texts."""
        return Vocabulary(self.joined_runs)

    @functools.cached_property
    def indicative_names(self) -> list[str]:
        """Return the names that indicate a secret value."""
        together = self.vocabulary.together.decode()
        hints = [hint for hint in HINTS if hint in together]
        return indicative_names(self.joined_runs.translate(NAMES).decode(), hints)

    def place(self, at: int) -> tuple[int, int]:
        """Return which string an offset of the joined text lies in, and the offset there."""
        index = bisect.bisect_right(self.starts, at) - 1
        return index, at - self.starts[index]

    def occurrences(self, piece: str, but: Collection[int] = ()) -> Iterator[tuple[int, int]]:
        """Yield each occurrence of a piece outside of the strings `but`: index of the string, offset in it."""
        for start, block in self.blocks:
            at = block.find(piece)
            while at >= 0:
                index, offset = self.place(start + at)
                if index in but:
                    at = block.find(piece, self.starts[index + 1] - start)
                else:
                    yield index, offset
                    at = block.find(piece, at + len(piece))

    def occurrences_of(self, pieces: Pieces[str]) -> Iterator[tuple[int, int, str]]:
        """Yield each occurrence of many pieces: index of the string, offset in it, piece."""
        for start, block in self.blocks:
            for at, piece in pieces.occurrences(block):
                yield *self.place(start + at), piece

    def with_piece(self, piece: str) -> Iterator[int]:
        """Return the indexes of the strings that hold a piece, each once."""
        return self._holding(self.blocks, piece)

    def with_any(self, character: str, pieces: Collection[str]) -> Iterator[int]:
        """Return the indexes of the strings that hold one of some pieces, each once.

        All pieces have a character that is rare: to look for one character first costs a tenth.
        """
        for index in self.with_piece(character):
            text = self.table[index]
            if any(piece in text for piece in pieces):
                yield index

    def holding(self, hint: str) -> list[int]:
        """Return the indexes of the strings that hold a hint in any case, each once.

        A hint beyond ASCII counts in its own case only.
        """
        found = self._held.get(hint)
        if found is None:
            found = self._held[hint] = list(self._searched_for(hint))
        return found

    def _searched_for(self, hint: str) -> Iterator[int]:
        if hint.isascii():
            return self._holding(self.lowered if hint != hint.upper() else self.blocks, hint)
        if self.is_ascii or hint not in self.blocks[-1][1]:
            return iter(())
        return self._holding(self.lowered[-1:], hint)

    def _holding(self, blocks: Iterable[tuple[int, str]], piece: str) -> Iterator[int]:
        for start, block in blocks:
            at = block.find(piece)
            while at >= 0:
                index, _ = self.place(start + at)
                yield index
                at = block.find(piece, self.starts[index + 1] - start)
