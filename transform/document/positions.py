"""Where in a JSON text a value stands, and what in it a fast parser would silently change.

One pass over the tokens, without recursion. It is some hundred times slower than orjson, so it runs
only when a line and column are to be shown or when something suspicious was seen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

import orjson

from ..patterns import pattern
from .pointers import escape, split

# Quantifiers with a second + never give back what they took, so that these run in linear time and no memory.
_BETWEEN = " \t\r\n,:"
STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_PART = pattern(
    rf"""(?x)
    [{_BETWEEN}]*+
    (?: (?P<bracket> [{{}}\[\]] )
      | (?P<scalar> {STRING} | [^\s{{}}\[\],:"]++ )
    )
    """,
    re.DOTALL,
)
_TO_BRACKET = pattern(rf'[^{{}}\[\]"]*+(?:{STRING}[^{{}}\[\]"]*+)*+([{{}}\[\]])', re.DOTALL)
#: One character of a string in JSON text, as one of Python: half of a pair of surrogates alone only where it is.
_CHARACTER = pattern(
    r"""
      \\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}
    | \\u[0-9a-fA-F]{4}
    | \\.
    | [^"\\]
    """,
    re.VERBOSE | re.DOTALL,
)


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


class _Frame:
    """A container that is open: its pointer, its keys so far (an object) or the next index (a list)."""

    __slots__ = ("index", "key", "keys", "pointer")

    def __init__(self, pointer: str, keys: set[str] | None) -> None:
        self.pointer = pointer
        self.keys = keys
        self.index = 0
        self.key: str | None = None

    def child(self) -> str:
        return f"{self.pointer}/{self.index if self.keys is None else escape(self.key or '')}"


class _Scan:
    def __init__(self) -> None:
        self.stack: list[_Frame] = []

    def value_pointer(self) -> str:
        return self.stack[-1].child() if self.stack else ""

    def awaits_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].keys is not None and self.stack[-1].key is None

    def end_value(self) -> None:
        if self.stack:
            self.stack[-1].index += 1
            self.stack[-1].key = None


def tokens(text: str) -> Iterator[Token]:
    """Yield every key and value of a JSON text in order; the text must be well formed."""
    scan = _Scan()
    match = _PART.match(text)
    while match:
        bracket, word = match["bracket"], match["scalar"]
        offset = match.start("bracket" if bracket else "scalar")
        if bracket in ("{", "["):
            pointer = scan.value_pointer()
            yield Token(pointer, offset, bracket, False, False)
            scan.stack.append(_Frame(pointer, set() if bracket == "{" else None))
        elif bracket:
            if scan.stack:
                scan.stack.pop()
            scan.end_value()
        elif scan.awaits_key():
            yield _key(scan.stack[-1], word, offset)
        else:
            yield Token(scan.value_pointer(), offset, word, False, False)
            scan.end_value()
        match = _PART.match(text, match.end())


def _key(frame: _Frame, word: str, offset: int) -> Token:
    name = unquote(word)
    keys = frame.keys if frame.keys is not None else set()
    repeated = name in keys
    keys.add(name)
    frame.key = name
    return Token(frame.child(), offset, word, True, repeated)


def unquote(word: str) -> str:
    """Return what a quoted string of a JSON text holds."""
    if "\\" not in word:
        return word[1:-1]
    try:
        name: str = orjson.loads(word)
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        import json

        name = json.loads(word)
    return name


def position(text: str, offset: int) -> Position:
    """Return line and column of an offset."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - line_start + 1)


def locate_inside(text: str, pointer: str, offset: int) -> Position | None:
    """Return the place of a character of the string at a pointer, `offset` characters after its first.

    Escapes count as what they stand for. Returns the place of the value where it is no string or shorter, None
    where the pointer leads to nothing.
    """
    found = next((at for _, at in _offsets(text, _tree([pointer]))), None)
    if found is None:
        return None
    if text[found : found + 1] != '"':
        return position(text, found)
    at = found + 1
    for _ in range(offset):
        match = _CHARACTER.match(text, at)
        if match is None:
            return position(text, found)
        at = match.end()
    return position(text, at)


def locate(text: str, pointers: Collection[str]) -> dict[str, Position]:
    """Return the place of each value that a pointer names; pointers to nothing are left out.

    Containers that no pointer enters are passed over bracket by bracket, so this is much faster than `tokens`.
    """
    found: dict[str, Position] = {}
    line, line_start, counted = 1, 0, 0
    for pointer, offset in _offsets(text, _tree(pointers)):
        line += text.count("\n", counted, offset)
        line_start = max(line_start, text.rfind("\n", counted, offset) + 1)
        counted = offset
        found[pointer] = Position(line, offset - line_start + 1)
    return found


def offsets(text: str, pointers: Collection[str]) -> dict[str, int]:
    """Return the offset of each value that a pointer names; pointers to nothing are left out."""
    return dict(_offsets(text, _tree(pointers)))


class _Node:
    """What pointers lead to: the pointer that ends here, if one does, and where others go on."""

    __slots__ = ("members", "pointer")

    def __init__(self) -> None:
        self.pointer: str | None = None
        self.members: dict[str, _Node] = {}


def _tree(pointers: Collection[str]) -> _Node:
    root = _Node()
    for pointer in pointers:
        node = root
        for token in split(pointer):
            node = node.members.setdefault(token, _Node())
        node.pointer = pointer
    return root


class _Entered:
    """A container that pointers lead into: the index of its next entry, or the key of its next value."""

    __slots__ = ("index", "is_object", "key", "node")

    def __init__(self, node: _Node, is_object: bool) -> None:
        self.node = node
        self.is_object = is_object
        self.index = 0
        self.key: str | None = None

    def next_node(self) -> _Node | None:
        if self.is_object:
            key, self.key = self.key, None
            return self.node.members.get(key or "")
        self.index += 1
        return self.node.members.get(str(self.index - 1))


def _offsets(text: str, root: _Node) -> Iterator[tuple[str, int]]:
    """Yield (pointer, offset) of the values that a tree of pointers names, in the order of the text."""
    stack: list[_Entered] = []
    match = _PART.match(text)
    while match:
        bracket, end = match["bracket"], match.end()
        around = stack[-1] if stack else None
        if bracket in ("}", "]"):
            if around is not None:
                stack.pop()
        elif around is not None and around.is_object and around.key is None:
            around.key = unquote(match.group().lstrip(_BETWEEN))
        else:
            node = around.next_node() if around is not None else root
            if node is not None and node.pointer is not None:
                yield node.pointer, match.start("bracket" if bracket else "scalar")
            if bracket and node is not None and node.members:
                stack.append(_Entered(node, bracket == "{"))
            elif bracket:
                end = after_container(text, end)
        match = _PART.match(text, end) if stack else None


def after_container(text: str, start: int) -> int:
    """Return the offset behind the container whose bracket opened just before `start`."""
    depth = 1
    while depth:
        match = _TO_BRACKET.match(text, start)
        if match is None:
            return len(text)
        depth += 1 if match.group(1) in "{[" else -1
        start = match.end()
    return start
