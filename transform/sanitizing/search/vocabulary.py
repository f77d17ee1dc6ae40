"""Which hints of rules can occur in texts at all, by the words of letters that the texts consist of.

Nearly every hint holds a word that is bounded within it, as `ghp_` holds `ghp`: an intersection of two sets tells
which few of all hints are worth a search.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ...patterns import pattern
from ..recognition.rule import Rule

_WORD = pattern("[a-z]+")
#: How many letters of a word are kept as its beginning.
_BEGINNING = 3


def only(characters: str, other: bytes = b" ") -> bytes:
    """Return a translation of bytes that turns all but some characters of ASCII into another one."""
    admitted = re.compile(f"[{characters}]".encode())
    return b"".join(
        bytes([code]) if code < 128 and admitted.match(bytes([code])) else other for code in range(256)
    )


#: Letters, those in capitals in lower case.
_LETTERS = only("A-Za-z").lower()


class Sign(NamedTuple):
    """A word of letters of which texts that hold a hint have the whole, the beginning, or a part of another one."""

    kind: Literal["whole", "beginning", "part"]
    word: bytes


@functools.cache
def sign(hint: str, *, begins_word: bool) -> Sign | None:
    """Return what shows that a hint in lower case may occur; None when any text may hold it.

    `begins_word`: no letter precedes the hint.
    """
    found = []
    for match in _WORD.finditer(hint) if hint.isascii() else ():
        begins, ends = begins_word or match.start() > 0, match.end() < len(hint)
        kind: Literal["whole", "beginning", "part"]
        kind = "whole" if begins and ends else "beginning" if begins else "part"
        found.append(Sign(kind, match[0].encode()))
    return min(found, key=lambda one: (_KINDS[one.kind], -len(one.word)), default=None)


_KINDS = {"whole": 0, "beginning": 1, "part": 2}


class Vocabulary:
    """The distinct words of letters of a text, in lower case."""

    def __init__(self, text: bytes) -> None:
        self.words = set(text.translate(_LETTERS).split())
        self.together = b" ".join([b"", *self.words, b""])

    @functools.cached_property
    def _beginnings(self) -> set[bytes]:
        return {word[:_BEGINNING] for word in self.words}

    def shows(self, sign: Sign | None) -> bool:
        """Return whether the text may hold a hint with this sign."""
        if sign is None:
            return True
        if sign.kind == "whole":
            return sign.word in self.words
        if sign.kind == "part":
            return sign.word in self.together
        if len(sign.word) >= _BEGINNING and sign.word[:_BEGINNING] not in self._beginnings:
            return False
        return b" " + sign.word in self.together


class SignedHints:
    """The hints of rules that search tokens, by their signs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._whole: dict[bytes, list[tuple[int, bytes]]] = defaultdict(list)
        self._others: list[tuple[Sign | None, int, bytes]] = []
        self._rules = list(rules)
        for number, rule in enumerate(self._rules):
            for hint in rule.hints:
                found = sign(hint, begins_word=not rule.inside_word)
                if found and found.kind == "whole":
                    self._whole[found.word].append((number, hint.encode()))
                else:
                    self._others.append((found, number, hint.encode()))
        self._words = frozenset(self._whole)

    def occurring(self, vocabulary: Vocabulary) -> list[tuple[Rule, list[bytes]]]:
        """Return the rules of whose hints some may occur, with these."""
        found = [one for word in self._words & vocabulary.words for one in self._whole[word]]
        found += [(number, hint) for sign, number, hint in self._others if vocabulary.shows(sign)]
        by_rule: dict[int, list[bytes]] = defaultdict(list)
        for number, hint in sorted(found):
            by_rule[number].append(hint)
        return [(self._rules[number], hints) for number, hints in by_rule.items()]
