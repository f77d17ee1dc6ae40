"""Look for copies of values that are secret or were taken out, so that none stays behind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import orjson

from .literals import is_reference, is_stand_in
from .plan import Taken
from .rules.copied_value import RULES
from .texts import Hit, Texts

#: With more values than this, one pass over the text replaces a search for each.
_FEW = 48
_SHORTEST = 5
_WORD = re.compile(r"[^\W_]+")
_WORD_CHARACTER = re.compile(r"\w")
_ADDRESS = re.compile(r"(?=.*[A-Za-z]).*[.:/@].*", re.DOTALL)
_COMMON = frozenset(
    (
        "password", "passphrase", "username", "localhost", "postgres", "postgresql", "mongodb", "database",
        "appsmith", "anonymous", "administrator", "undefined", "application", "development", "production",
    )
)  # fmt: skip


def is_distinctive(value: str, kind: str) -> bool:
    """Tell whether finding a value elsewhere means something: `admin` stands everywhere and says nothing.

    A secret counts from 8 characters, from 5 when it is more than a word; of what differs between
    environments, addresses and what mixes letters and digits.
    """
    if len(value) < _SHORTEST or value.lower() in _COMMON or is_stand_in(value) or is_reference(value):
        return False
    if value.isdigit():
        return kind == "secret" and len(value) >= 6
    is_word = _WORD.fullmatch(value) is not None and value.isalpha()
    if kind == "secret":
        return len(value) >= 8 or not is_word
    mixed = any(map(str.isdigit, value)) and any(map(str.isalpha, value))
    return (len(value) >= 6 and _ADDRESS.fullmatch(value) is not None) or (len(value) >= 10 and mixed)


def spellings(value: str) -> set[str]:
    """Give a value as it stands in a text, inside JSON in a text, and in a URL."""
    try:
        escaped = orjson.dumps(value).decode()[1:-1]
    except (TypeError, UnicodeEncodeError):
        escaped = value
    return {value, escaped, quote(value, safe="", errors="replace"), quote(value, errors="replace")}


class Copies:
    """Values to look for; more may be added between searches."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self.values: dict[str, str] = {}
        self.add(taken)

    def knows(self, value: str) -> bool:
        """Tell whether a value is looked for already."""
        return value in self.values

    def add(self, taken: Iterable[Taken]) -> None:
        """Look for more values, as far as finding them would mean something."""
        for one in taken:
            if is_distinctive(one.value, one.kind):
                for spelling in spellings(one.value):
                    self.values.setdefault(spelling, one.kind)

    def kind(self, value: str) -> str:
        """Give the kind of a value that was found."""
        return self.values.get(value, "secret")

    def find(self, texts: Texts) -> dict[str, list[Hit]]:
        """Give the strings that hold the values."""
        found: dict[int, list[Hit]] = defaultdict(list)
        search = _one_by_one if len(self.values) <= _FEW else _in_one_pass
        for value, index, start in search(texts, sorted(self.values)):
            end = start + len(value)
            if not value.isalpha() or _is_word(texts.table[index], start, end):
                found[index].append(Hit(start, end, RULES[0]))
        return {texts.table[index]: hits for index, hits in found.items()}


def _one_by_one(texts: Texts, values: list[str]) -> Iterator[tuple[str, int, int]]:
    for value in values:
        for index, start in texts.occurrences(value):
            yield value, index, start


def _in_one_pass(texts: Texts, values: list[str]) -> Iterator[tuple[str, int, int]]:
    """Look up the beginning of every piece of the text, and only then the lengths that begin so."""
    by_beginning: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for value in values:
        by_beginning[value[:_SHORTEST]][len(value)].add(value)
    text = texts.joined
    for at in range(len(text) - _SHORTEST + 1):
        lengths = by_beginning.get(text[at : at + _SHORTEST])
        for length, known in lengths.items() if lengths else ():
            if text[at : at + length] in known:
                yield text[at : at + length], *texts.place(at)


def _is_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (_WORD_CHARACTER.match(before) or _WORD_CHARACTER.match(after))
