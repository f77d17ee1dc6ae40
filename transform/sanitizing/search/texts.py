"""Search distinct strings with all rules at once.

What rules look for is rare, so three cheap questions to all strings together come first: which runs of
token characters are there, which names, which words? Each is one pass in C; only what the answers name is
searched with patterns.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ...patterns import pattern
from ..recognition.rule import TOKEN_CHARACTERS, Rule
from ..recognition.secret_names import HINTS
from .indicative_names import indicative_names, lower
from .media import IN_BASE64, LONG, Encoded, encoded, without_media
from .occurrences import Pieces


class Hit(NamedTuple):
    """A rule found something in a string, from `start` to `end`."""

    start: int
    end: int
    rule: Rule


def _blanks_but(characters: str) -> bytes:
    """Return a translation of bytes that turns all but some characters of ASCII into blanks."""
    admitted = re.compile(f"[{characters}]".encode())
    return bytes(code if code < 128 and admitted.match(bytes([code])) else 32 for code in range(256))


_NAME_CHARACTERS = r"A-Za-z0-9_$.\-"
_TOKENS = _blanks_but(TOKEN_CHARACTERS)
_NAMES = _blanks_but(_NAME_CHARACTERS)
_LETTERS_AND_DIGITS = _blanks_but("a-z0-9")
_LETTERS = _blanks_but("a-z")
_NAME_CHARACTER = pattern(f"[{_NAME_CHARACTERS}]")
#: Tokens have a long piece without dots and slashes, save those of Microsoft Entra.
_LONG = pattern(rb"[A-Za-z0-9_\-]{16}|Q~")
#: With more distinct names than this, one pass over the text replaces a search for each.
_FEW_NAMES = 300
_BEGINNING = 4
#: A string with so many hits is a list of secrets, and is taken for one as a whole.
MANY_HITS = 10_000


class Texts:
    """Distinct strings, and all of them as one text that zero characters divide.

    That text is in two blocks, since one emoji makes everything that is joined with it several times slower to
    search: the strings of ASCII come first in the `table`, the others behind them. `starts` and all other offsets
    are those in both blocks together.
    """

    def __init__(self, strings: Iterable[str]) -> None:
        self.table = sorted(strings, key=str.isascii, reverse=True)
        self.starts = list(
            itertools.accumulate(map(len, self.table), lambda at, size: at + size + 1, initial=0)
        )
        others = next((i for i, text in enumerate(self.table) if not text.isascii()), len(self.table))
        divided = ((0, self.table[:others]), (self.starts[others], self.table[others:]))
        self.blocks = [(start, "\0".join(texts)) for start, texts in divided if texts]
        self.is_ascii = others == len(self.table)
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
    def names(self) -> str:
        """Return all runs of letters and digits that may be names, each once, with zero characters around."""
        return b"\0".join([b"", *set(b" ".join(self.runs).translate(_NAMES).split()), b""]).decode()

    @functools.cached_property
    def words(self) -> set[bytes]:
        """Return the words of letters, in lower case, that the names consist of."""
        return set(lower(self.names).encode().translate(_LETTERS).split())

    @functools.cached_property
    def hints(self) -> list[str]:
        """Return those beginnings of indicative names that occur at all."""
        together = b" ".join(self.words).decode()
        return [hint for hint in HINTS if hint in together]

    @functools.cached_property
    def indicative_names(self) -> list[str]:
        """Return the names that indicate a secret value."""
        return indicative_names(self.names, self.hints)

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

    def holding(self, hint: str) -> Iterator[int]:
        """Return the indexes of the strings that hold a hint in any case, each once.

        A hint beyond ASCII counts in its own case only, as where such hints are rare the bytes tell that fastest.
        """
        if not hint.isascii() and (self.is_ascii or hint.encode() not in self.bytes):
            return iter(())
        return self._holding(self.lowered if hint != hint.upper() else self.blocks, hint)

    def _holding(self, blocks: Iterable[tuple[int, str]], piece: str) -> Iterator[int]:
        for start, block in blocks:
            at = block.find(piece)
            while at >= 0:
                index, _ = self.place(start + at)
                yield index
                at = block.find(piece, self.starts[index + 1] - start)


def search(texts: Texts, rules: Iterable[Rule]) -> dict[str, list[Hit]]:
    """Return the strings in which rules find something; hits may overlap.

    A string with very many hits has one more that covers it as a whole, and is not searched to its end.
    """
    searched = texts.searched
    near: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        near[rule.near].append(rule)
    found: dict[int, list[Hit]] = defaultdict(list)
    crowded: set[int] = set()  # read by the generators below while it grows
    for index, hit in itertools.chain(
        _in_tokens(searched, near["token"], crowded),
        _after_names(searched, near["name"], crowded),
        _near_hints(searched, _of_words(near["word"], searched.words), crowded),
        _near_hints(searched, [(rule, rule.hints) for rule in near["text"]], crowded),
    ):
        found[index].append(hit)
        if len(found[index]) == MANY_HITS:
            found[index].append(Hit(0, len(texts.table[index]), hit.rule))
            crowded.add(index)
    return {texts.table[index]: hits for index, hits in found.items()}


def _in_tokens(texts: Texts, rules: list[Rule], crowded: Collection[int]) -> Iterator[tuple[int, Hit]]:
    """Yield what rules find in runs of token characters; the first letters of their words decide which rules."""
    tokens = [run for run in texts.runs if len(run) >= 16 and _LONG.search(run)]
    together = b"\0".join(tokens).lower()
    starts = list(itertools.accumulate(map(len, tokens), lambda at, size: at + size + 1, initial=0))
    words = set(together.translate(_LETTERS_AND_DIGITS).split())
    prefixes = {b"", *(word[:3] for word in words), *(word[:2] for word in words)}
    for rule in rules:
        hints = [hint for prefix, hint in _prefixed(rule) if prefix in prefixes]
        for number in {number for hint in hints for number in _holding(together, starts, hint, rule)}:
            text = tokens[number].decode()
            spans = list(rule.in_token(text))
            for index, at in texts.occurrences(text, crowded) if spans else ():
                for start, end in spans:
                    yield index, Hit(at + start, at + end, rule)


def _holding(together: bytes, starts: list[int], hint: bytes, rule: Rule) -> Iterator[int]:
    """Yield the numbers of the tokens that hold a hint, where a word begins unless the rule says otherwise."""
    anywhere = rule.inside_word or not hint[:1].isalnum()
    at = together.find(hint)
    while at >= 0:
        if anywhere or not together[at - 1 : at].isalnum():
            number = bisect.bisect_right(starts, at) - 1
            yield number
            at = together.find(hint, starts[number + 1])
        else:
            at = together.find(hint, at + 1)


@functools.cache
def _prefixed(rule: Rule) -> tuple[tuple[bytes, bytes], ...]:
    """Return the hints of a rule with the first letters of the word that each begins; none inside a word."""
    found = []
    for hint in map(str.encode, rule.hints):
        word = hint.translate(_LETTERS_AND_DIGITS).split()[0]
        found.append((b"" if rule.inside_word else word[:3], hint))
    return tuple(found)


def _after_names(texts: Texts, rules: list[Rule], crowded: Collection[int]) -> Iterator[tuple[int, Hit]]:
    for index, at, name in _places_of(texts, texts.indicative_names, crowded):
        text = texts.table[index]
        if index in crowded or not _stands_alone(text, at, at + len(name)):
            continue
        for rule in rules:
            for span in rule.after_name(text, at, at + len(name)):
                yield index, Hit(*span, rule)


def _places_of(texts: Texts, names: list[str], but: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """Yield each occurrence of names: index of the string, offset in it, name; in one pass if they are many."""
    many = [name for name in names if len(name) >= _BEGINNING] if len(names) > _FEW_NAMES else []
    for name in names if not many else (name for name in names if len(name) < _BEGINNING):
        for index, at in texts.occurrences(name, but):
            yield index, at, name
    yield from texts.occurrences_of(Pieces(many, _BEGINNING))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a name is not a piece of a longer one; an escaped line break before it is none of it."""
    if end < len(text) and _NAME_CHARACTER.match(text[end]):
        return False
    before = text[start - 1 : start]
    return not _NAME_CHARACTER.match(before) or before in "-.$" or text[start - 2 : start] in ("\\n", "\\t")


def _of_words(rules: list[Rule], words: set[bytes]) -> Iterator[tuple[Rule, Sequence[str]]]:
    """Yield rules with those of their hints that are among some words, perhaps behind the `n` of a line break."""
    for rule in rules:
        hints = [hint for hint in rule.hints if hint.encode() in words or b"n" + hint.encode() in words]
        if hints:
            yield rule, hints


def _near_hints(
    texts: Texts, rules: Iterable[tuple[Rule, Sequence[str]]], crowded: Collection[int]
) -> Iterator[tuple[int, Hit]]:
    suspected: dict[int, list[Rule]] = defaultdict(list)
    for rule, hints in rules:
        for index in {i for hint in hints for i in texts.holding(hint)}:
            suspected[index].append(rule)
    for index, candidates in suspected.items():
        text = texts.table[index]
        lowered = lower(text)
        for rule in candidates:
            for span in rule.near_hints(text, lowered) if index not in crowded else ():
                yield index, Hit(*span, rule)
