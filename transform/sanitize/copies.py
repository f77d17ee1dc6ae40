"""Look for copies of values that are secret or were taken out, so that none stays behind."""

from __future__ import annotations

import base64
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from .literals import is_reference, is_stand_in
from .plan import Taken
from .rules.copied_value import RULES
from .texts import Hit, Texts

#: With more values than this, one pass over the text replaces a search for each.
_FEW = 500
_SHORTEST = 5
_SHORTEST_ENCODED = 8
_SPELLED_THE_SAME = re.compile(r"[A-Za-z0-9_.~-]+")
_ESCAPE_IN_URL = re.compile("%[0-9A-F]{2}")
_BASE64_RUN = re.compile(r"[A-Za-z0-9+/_-]*+={0,2}")
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
    """Give a value as it stands in a text, in literals of JavaScript and SQL, in JSON, in HTML and in a URL."""
    if _SPELLED_THE_SAME.fullmatch(value):
        return {value}
    in_json = json.dumps(value, ensure_ascii=False)[1:-1]
    in_url = quote(value, safe="", errors="replace")
    return {
        value,
        in_json,
        json.dumps(value)[1:-1],
        json.dumps(in_json, ensure_ascii=False)[1:-1],
        value.replace("\\", "\\\\").replace("'", "\\'"),
        value.replace("\\", "\\\\").replace("`", "\\`"),
        value.replace("'", "''"),
        html.escape(value),
        html.escape(value, quote=False),
        in_url,
        in_url.replace("%2F", "/"),
        in_url.replace("%20", "+"),
        _ESCAPE_IN_URL.sub(lambda match: match.group().lower(), in_url),
    }


def in_base64(value: str) -> set[str]:
    """Give what a value looks like inside base64: it may begin at any of three places of a group.

    Characters that depend on what stands before or after are left out.
    """
    data = value.encode("utf-8", "surrogatepass")
    cores = set()
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + data).decode().rstrip("=")
        first, last = (0, 2, 3)[before], len(encoded) - bool((before + len(data)) % 3)
        cores.add(encoded[first:last])
    either = cores | {core.replace("+", "-").replace("/", "_") for core in cores}
    return {core for core in either if len(core) >= _SHORTEST_ENCODED}


class Copies:
    """Values to look for; more may be added between searches."""

    def __init__(self, taken: Iterable[Taken]) -> None:
        self.values: dict[str, str] = {}
        self._encoded: set[str] = set()
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
                if one.kind == "secret":
                    self._encoded.update(in_base64(one.value))

    def kind(self, value: str) -> str:
        """Give the kind of a value that was found."""
        return self.values.get(value, "secret")

    def find(self, texts: Texts) -> dict[str, list[Hit]]:
        """Give the strings that hold the values."""
        found: dict[int, list[Hit]] = defaultdict(list)
        search = _one_by_one if len(self.values) <= _FEW else _in_one_pass
        for value, index, start in search(texts, sorted(self._encoded.union(self.values))):
            end = start + len(value)
            if value not in self.values:
                found[index].append(Hit(*_encoded_run(texts.table[index], start, end), RULES[0]))
            elif not value.isalpha() or _is_word(texts.table[index], start, end):
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


def _encoded_run(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the whole run of base64 that a piece of it lies in."""
    before = _BASE64_RUN.match(text[:start][::-1])
    after = _BASE64_RUN.match(text, end)
    return start - len(before.group() if before else ""), after.end() if after else end


def _is_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (_WORD_CHARACTER.match(before) or _WORD_CHARACTER.match(after))
