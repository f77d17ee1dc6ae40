"""Where in a JSON text a value stands, and what in it a fast parser would silently change.

One pass over the tokens, without recursion. It is some hundred times slower than orjson, so it runs
only when a line and column are to be shown or when something suspicious was seen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import orjson

from .pointers import escape

_TOKEN = re.compile(r'[{}\[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}\[\],:"]+', re.DOTALL)


class Position(NamedTuple):
    """A place in a text, both counted from 1; columns in characters."""

    line: int
    column: int


class Token(NamedTuple):
    """A key or value: pointer, offset in characters, text; `repeated` for a second equal key."""

    pointer: str
    offset: int
    text: str
    is_key: bool
    repeated: bool


@dataclass(slots=True)
class _Frame:
    """A container that is open: its pointer, its keys so far (an object) or the next index (a list)."""

    pointer: str
    keys: set[str] | None
    index: int = 0
    key: str | None = None

    def child(self) -> str:
        return f"{self.pointer}/{self.index if self.keys is None else escape(self.key or '')}"


@dataclass(slots=True)
class _Scan:
    stack: list[_Frame] = field(default_factory=list)

    def value_pointer(self) -> str:
        return self.stack[-1].child() if self.stack else ""

    def awaits_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].keys is not None and self.stack[-1].key is None


def tokens(text: str) -> Iterator[Token]:
    """Give every key and value of a JSON text in order; the text must be well formed."""
    scan = _Scan()
    for match in _TOKEN.finditer(text):
        word, offset = match.group(), match.start()
        if word in "{[":
            pointer = scan.value_pointer()
            yield Token(pointer, offset, word, False, False)
            scan.stack.append(_Frame(pointer, set() if word == "{" else None))
        elif word in "}]":
            if scan.stack:
                scan.stack.pop()
        elif word == ",":
            if scan.stack:
                scan.stack[-1].index += 1
                scan.stack[-1].key = None
        elif word == ":":
            continue
        elif scan.awaits_key():
            yield _key(scan.stack[-1], word, offset)
        else:
            yield Token(scan.value_pointer(), offset, word, False, False)


def _key(frame: _Frame, word: str, offset: int) -> Token:
    name = _unquote(word)
    keys = frame.keys if frame.keys is not None else set()
    repeated = name in keys
    keys.add(name)
    frame.key = name
    return Token(frame.child(), offset, word, True, repeated)


def _unquote(word: str) -> str:
    if "\\" not in word:
        return word[1:-1]
    try:
        name: str = orjson.loads(word)
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        import json

        name = json.loads(word)
    return name


def position(text: str, offset: int) -> Position:
    """Give line and column of an offset."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - line_start + 1)


def locate(text: str, pointers: Collection[str]) -> dict[str, Position]:
    """Give the place of each value that a pointer names; pointers to nothing are left out."""
    wanted = set(pointers)
    found: dict[str, Position] = {}
    line, line_start, counted = 1, 0, 0
    for token in tokens(text):
        if token.is_key or token.pointer not in wanted:
            continue
        line += text.count("\n", counted, token.offset)
        line_start = max(line_start, text.rfind("\n", counted, token.offset) + 1)
        counted = token.offset
        found[token.pointer] = Position(line, token.offset - line_start + 1)
        if len(found) == len(wanted):
            break
    return found
