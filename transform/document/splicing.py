"""Change texts and keys inside a JSON text and leave every other byte as it is."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .positions import STRING, offsets

_STRING = re.compile(STRING, re.DOTALL)
#: What stands for one character of a string: two escapes for one beyond the first 65,536.
_CHARACTER = re.compile(
    r"""\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}
      | \\u[0-9a-fA-F]{4}
      | \\.
      | [^\\]""",
    re.VERBOSE | re.DOTALL,
)


class Splice(NamedTuple):
    """A piece of a text at a pointer, or of the key that the pointer ends with: from `start` stands `before`."""

    pointer: str
    start: int
    before: str
    after: str
    is_key: bool = False


def spliced(text: str, splices: Iterable[Splice]) -> str | None:
    """Return a JSON text with other pieces; None where one of them is not found."""
    wanted = list(splices)
    places = offsets(text, {one.pointer for one in wanted})
    by_string: dict[tuple[int, int], list[Splice]] = defaultdict(list)
    for one in wanted:
        found = _string(text, places.get(one.pointer), is_key=one.is_key)
        if found is None:
            return None
        by_string[found].append(one)
    edits: list[tuple[int, int, str]] = []
    for (start, end), pieces in by_string.items():
        raw = text[start:end]
        for edit in _edits(raw, pieces):
            if edit is None:
                return None
            edits.append((start + edit[0], start + edit[1], edit[2]))
    parts, at = [], 0
    for start, end, new in sorted(edits):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _string(text: str, offset: int | None, *, is_key: bool) -> tuple[int, int] | None:
    """Return where the inside of the string at an offset is, or of the key of the value there."""
    if offset is None:
        return None
    if not is_key:
        match = _STRING.match(text, offset)
        return (match.start() + 1, match.end() - 1) if match else None
    colon = text.rfind(":", 0, offset)
    end = text.rfind('"', 0, colon)
    start = end
    while start > 0:
        start = text.rfind('"', 0, start)
        if start < 0 or not _is_escaped(text, start):
            break
    return (start + 1, end) if 0 <= start < end else None


def _is_escaped(text: str, offset: int) -> bool:
    before = text[:offset] if offset < 64 else text[offset - 64 : offset]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _edits(raw: str, pieces: Iterable[Splice]) -> Iterator[tuple[int, int, str] | None]:
    """Yield where in the inside of a string other pieces go; None for one that is not there."""
    starts = None if "\\" not in raw else [match.start() for match in _CHARACTER.finditer(raw)]
    for piece in pieces:
        first, last = piece.start, piece.start + len(piece.before)
        if starts is not None:
            ends = [*starts, len(raw)]
            if last >= len(ends):
                yield None
                continue
            first, last = ends[first], ends[last]
        try:
            is_there = json.loads(f'"{raw[first:last]}"', strict=False) == piece.before
        except ValueError:
            is_there = False
        yield (first, last, json.dumps(piece.after, ensure_ascii=False)[1:-1]) if is_there else None
