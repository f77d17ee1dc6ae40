"""Look for copies of values that are secret or were removed, so that none stays behind."""

from __future__ import annotations

import base64
import bisect
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import quote

from ...patterns import pattern
from ..proposals import KnownValue
from ..recognition.placeholders import is_reference, is_replacement
from ..recognition.rule import Rule
from ..rules.copied_value import RULES as COPIES
from .escapes import Unescaped, unescaped
from .occurrences import Pieces
from .texts import MANY_HITS, Hit, Texts

OF_SECRET, OF_ENVIRONMENT = COPIES
#: With more values than this, one pass over the text replaces a search for each.
_FEW = 700
#: With more values than this around one anchor, too.
_CROWD = 50
#: How often the characters of a value may be escaped.
_LEVELS = 4
_SHORTEST = 5
#: A longer value is a list of secrets, which are looked for one by one.
_LONGEST = 1_000_000
_SHORTEST_ENCODED = 8
_SPELLED_THE_SAME = pattern(r"[A-Za-z0-9_.~-]+")
_ESCAPE_IN_URL = pattern("%[0-9A-F]{2}")
_NEAR = 4000
_SEPARATORS = pattern(r"""[\s"'`(){}\[\]<>;,=]+""")
_QUOTED = pattern(r"""(["'`])(.{5,200}?)\1""")
_LONGEST_PHRASE = 200
_CODE = pattern(r"[^\W\d]\w*+(?:\.[^\W\d]\w*+)+")
_NEVER_ESCAPED = pattern(r"""[^"\\/\x00-\x1f\x7f-\uffff<>&'=]*""")
_BASE64 = pattern(rb"[A-Za-z0-9+/_-]{0,4000}+={0,2}")
_BASE64_END = pattern(rb"[A-Za-z0-9+/_-]++\Z")
_RUN = pattern("[A-Za-z0-9]+")
_SHORTEST_ANCHOR = 4
_WORD = pattern(r"[^\W_]+")
_WORD_CHARACTER = pattern(r"\w")
_ADDRESS = pattern(r"(?=.*[A-Za-z]).*[.:/@].*", re.DOTALL)
_COMMON = frozenset(
    (
        "password", "passphrase", "username", "localhost", "postgres", "postgresql", "mongodb", "database",
        "appsmith", "anonymous", "administrator", "undefined", "application", "development", "production",
    )
)  # fmt: skip


def is_distinctive(value: str, kind: str) -> bool:
    """Return whether finding a value elsewhere means something: `admin` occurs everywhere.

    A secret counts from 8 characters, from 5 when it is more than a word; of what differs between
    environments, addresses and what mixes letters and digits.
    """
    if (
        not _SHORTEST <= len(value) <= _LONGEST
        or value.lower() in _COMMON
        or is_replacement(value)
        or is_reference(value)
    ):
        return False
    if value.isdigit():
        return kind == "secret" and len(value) >= 6
    is_word = _WORD.fullmatch(value) is not None and value.isalpha()
    if kind == "secret":
        return len(value) >= 8 or not is_word
    mixed = any(map(str.isdigit, value)) and any(map(str.isalpha, value))
    return (len(value) >= 6 and _ADDRESS.fullmatch(value) is not None) or (len(value) >= 10 and mixed)


def possible_copies(texts: Iterable[str]) -> set[str]:
    """Return the pieces of texts, each of one line and without escapes, that could be copies of a secret.

    Pieces are words, what is in quotes, and texts of one line. A secret that is part of a piece, or spelled
    otherwise there, is not among them, nor is what reads like code: `Table1.selectedRow.id`.
    """
    found = set()
    for text in texts:
        whole = () if "\n" in text or len(text) > _LONGEST_PHRASE else (text,)
        pieces = (*_SEPARATORS.split(text), *(match[2] for match in _QUOTED.finditer(text)), *whole)
        found |= {piece for piece in pieces if is_distinctive(piece, "secret") and not _CODE.fullmatch(piece)}
    plain = (max(_NEVER_ESCAPED.findall(piece), key=len) for piece in found)
    return {piece for piece in plain if len(piece) >= _SHORTEST}


def spellings(value: str) -> set[str]:
    """Return the spellings of a value in texts, in literals of JavaScript and SQL, in JSON, in HTML and in URLs."""
    if _SPELLED_THE_SAME.fullmatch(value):
        return {value}
    import html  # slow to import

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
        _without_escapes(value),
        html.escape(value),
        html.escape(value, quote=False),
        in_url,
        in_url.replace("%2F", "/"),
        in_url.replace("%20", "+"),
        _ESCAPE_IN_URL.sub(lambda match: match.group().lower(), in_url),
    }


def _without_escapes(value: str) -> str:
    """Return what is left of a value that holds what looks like escapes, when a text is read as if it had them."""
    for _ in range(_LEVELS):
        read = unescaped(value)
        if read is None:
            break
        value = read.text
    return value


def in_base64(value: str) -> set[str]:
    """Return what a value looks like inside base64: it may begin at any of three places of a group.

    Characters that depend on the surroundings are left out.
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

    def __init__(self, values: Iterable[KnownValue]) -> None:
        self._kinds: dict[str, str] = {}
        self._by_anchor: dict[str, list[str]] = defaultdict(list)
        self._encoded: set[bytes] = set()
        self.add(values)

    def knows(self, value: str) -> bool:
        """Return whether a value is looked for already."""
        return value in self._kinds

    def add(self, values: Iterable[KnownValue]) -> None:
        """Look for more values, as far as finding them would mean something."""
        for one in values:
            if one.value in self._kinds or not is_distinctive(one.value, one.kind):
                continue
            anchor = _anchor(one.value)
            for spelling in spellings(one.value):
                if len(spelling) < _SHORTEST or spelling in self._kinds:
                    continue
                self._kinds[spelling] = one.kind
                self._by_anchor[anchor if anchor in spelling else _anchor(spelling)].append(spelling)
            if one.kind == "secret":
                self._encoded.update(map(str.encode, in_base64(one.value)))

    def _rule(self, value: str) -> Rule:
        return OF_ENVIRONMENT if self._kinds[value] == "environment" else OF_SECRET

    def kind(self, value: str) -> str:
        """Return the kind of a value that was found."""
        return self._kinds.get(value, "secret")

    def find(self, texts: Texts, *, but: Collection[str] = ()) -> dict[str, list[Hit]]:
        """Return the strings that hold the values, without those of `but`; see `search` for very many hits."""
        found: dict[int, list[Hit]] = defaultdict(list)
        texts = Texts(text for text in texts.table if text not in but) if but else texts
        for index, start, value in self._plain(texts):
            found[index].append(Hit(start, start + len(value), self._rule(value)))
            if len(found[index]) == MANY_HITS:
                found[index].append(Hit(0, len(texts.table[index]), self._rule(value)))
        for index, start, end, value in self._escaped(texts):
            self._kinds.setdefault(texts.table[index][start:end], self._kinds[value])
            found[index].append(Hit(start, end, self._rule(value)))
        for index, start, end in _encoded_runs(texts, self._encoded):
            found[index].append(Hit(start, end, OF_SECRET))
        return {texts.table[index]: hits for index, hits in found.items()}

    def _plain(self, texts: Texts) -> Iterator[tuple[int, int, str]]:
        """Yield each occurrence of the values as they are: index of the string, offset, value."""
        if len(self._by_anchor) > _FEW:
            every = itertools.chain.from_iterable(self._by_anchor.values())
            for index, start, value in texts.occurrences_of(Pieces(every, _SHORTEST)):
                if _counts(texts.table[index], start, value):
                    yield index, start, value
            return
        for anchor, values in sorted(self._by_anchor.items()):
            pieces = Pieces(values, _SHORTEST) if len(values) > _CROWD else None
            for index in texts.with_piece(anchor):
                text = texts.table[index]
                places = pieces.occurrences(text) if pieces else _one_by_one(text, values)
                for start, value in itertools.islice(places, MANY_HITS):
                    if _counts(text, start, value):
                        yield index, start, value

    def _escaped(self, texts: Texts) -> Iterator[tuple[int, int, int, str]]:
        """Yield each occurrence with escaped characters, once or more: index, start, end, value."""
        layers: dict[int, list[Unescaped]] = {}
        inner = dict(enumerate(texts.table)) if self._by_anchor else {}
        for _ in range(_LEVELS):
            read = {index: made for index, text in inner.items() if (made := unescaped(text))}
            if not read:
                return
            for index, made in read.items():
                layers.setdefault(index, []).append(made)
            inner = {index: made.text for index, made in read.items()}
            written: dict[str, list[int]] = defaultdict(list)
            for index, text in inner.items():
                written[text].append(index)
            found = Texts(written)
            for number, at, value in self._plain(found):
                for index in written[found.table[number]]:
                    start, end = at, at + len(value)
                    for layer in reversed(layers[index]):
                        start, end = layer.span(start, end)
                    if texts.table[index][start:end] != value:
                        yield index, start, end, value


def _anchor(spelling: str) -> str:
    """Return the longest run of letters and digits of a spelling, which most other spellings share."""
    longest = max(_RUN.findall(spelling), key=len, default="")
    return longest if len(longest) >= _SHORTEST_ANCHOR else spelling


def _one_by_one(text: str, values: list[str]) -> Iterator[tuple[int, str]]:
    for value in values:
        at = text.find(value)
        while at >= 0:
            yield at, value
            at = text.find(value, at + len(value))


def _counts(text: str, at: int, value: str) -> bool:
    """Return whether an occurrence of a value counts: inside a longer text, letters alone only as a whole word."""
    end = at + len(value)
    return end <= len(text) and (not value.isalpha() or _is_word(text, at, end))


def _encoded_runs(texts: Texts, cores: set[bytes]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of base64 that hold what values look like inside: index of the string, start, end."""
    runs = [run for run in texts.runs if len(run) >= _SHORTEST_ENCODED] if cores else []
    together = b"\0".join(runs)
    starts = list(itertools.accumulate(map(len, runs), lambda at, size: at + size + 1, initial=0))
    spans: dict[bytes, set[tuple[int, int]]] = defaultdict(set)
    for at, size in _pieces_of_base64(together, cores):
        number = bisect.bisect_right(starts, at) - 1
        spans[runs[number]].add(_whole(runs[number], at - starts[number], size))
    for run, within in spans.items():
        for index, start in texts.occurrences(run.decode()):
            yield from ((index, start + first, start + last) for first, last in sorted(within))


def _pieces_of_base64(together: bytes, cores: set[bytes]) -> Iterator[tuple[int, int]]:
    """Yield offset and length of pieces of base64: one by one, or in one pass if they are many."""
    if len(cores) <= _FEW:
        for core in sorted(cores):
            at = together.find(core)
            while at >= 0:
                yield at, len(core)
                at = together.find(core, at + len(core))
        return
    for at, core in Pieces(cores, _SHORTEST_ENCODED).occurrences(together):
        yield at, len(core)


def _whole(run: bytes, at: int, size: int) -> tuple[int, int]:
    """Return the base64 around a piece of it, as far as it is near."""
    before = _BASE64_END.search(run[max(0, at - _NEAR) : at])
    after = _BASE64.match(run, at + size)
    return at - len(before.group() if before else b""), after.end() if after else at + size


def _is_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (_WORD_CHARACTER.match(before) or _WORD_CHARACTER.match(after))
