"""What a piece of JavaScript refers to: its free names with their member paths, and its syntax error.

tree-sitter parses; which name is declared where is worked out here. Parsing never fails: what cannot be
parsed gives a `SyntaxProblem`, and the names around it are still found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from .early_errors import early_error, value_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node
from .parser import DEEPEST, LONGEST, UNREADABLE, language, text, tree
from .scopes import free_names
from .syntax_errors import first_error

_NAME = r"[A-Za-z_$][\w$]*"
# The quantifiers never give back what they took, so that a long run of blanks is read once.
_SIMPLE = re.compile(rf"\s*+({_NAME})((?:\??\.{_NAME})*+)\s*+(?:\(\s*+\)\s*+)?+;?+\s*+", re.ASCII)
_MEMBERS = re.compile(rf"(?:\s*\??\.\s*{_NAME}|\s*(?:\?\.)?\[\s*(?:\"[\w $-]*\"|'[\w $-]*')\s*\])+", re.ASCII)
_MEMBER = re.compile(rf"{_NAME}|\"[^\"]*\"|'[^']*'", re.ASCII)
_CALL = re.compile(r"\s*\(\s*(?:\"([^\"\\\n]*)\"|'([^'\\\n]*)'|`([^`\\$]*)`)\s*[,)]")
_WORDS_THAT_ARE_NO_NAMES = re.compile(
    "arguments|async|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export"
    "|extends|false|finally|for|function|get|if|import|in|instanceof|let|new|null|of|return|set|static|super"
    "|switch|this|throw|true|try|typeof|undefined|var|void|while|with|yield"
)


class Reference(NamedTuple):
    """A name that is declared nowhere in the code, and the members that are read of it.

    `Table1.selectedRow.id` gives name "Table1" and path ("selectedRow", "id"). `offset` counts characters.
    """

    name: str
    path: tuple[str, ...]
    offset: int


class Call(NamedTuple):
    """A call of a free name with a literal text as its first argument: `showModal("Modal1")`."""

    name: str
    argument: str
    offset: int


class SyntaxProblem(NamedTuple):
    """Where code cannot be parsed: offset in characters, line and column from 1, and why."""

    offset: int
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Script:
    """What was found out about a piece of code.

    `value_problem` is one only where the code's value is taken, not in an action. `members` are the names of
    what `export default {...}` holds: None where that is not there, or is spread from elsewhere. `tested` are
    names that `typeof` asks for, so that the code can do without them. `is_unread`: nothing was found out.
    """

    references: tuple[Reference, ...] = ()
    calls: tuple[Call, ...] = ()
    problem: SyntaxProblem | None = None
    members: frozenset[str] | None = None
    value_problem: SyntaxProblem | None = None
    tested: frozenset[str] = frozenset()
    is_unread: bool = False


_NOTHING = Script()
_UNREAD = Script(is_unread=True)


def parse_expression(code: str) -> Script:
    """Read the code of a binding: an expression, or statements as actions have them.

    Code of nothing but names and members is read by a pattern, with the same result.
    """
    simple = _SIMPLE.fullmatch(code)
    if simple is not None and not _WORDS_THAT_ARE_NO_NAMES.fullmatch(simple.group(1)):
        path = tuple(part.rstrip("?") for part in simple.group(2).split(".")[1:])
        return Script((Reference(simple.group(1), path, simple.start(1)),))
    return parse_expression_fully(code)


def parse_expression_fully(code: str) -> Script:
    """Do what `parse_expression` does, always by the parser."""
    if not code.strip():
        return _NOTHING
    if len(code) > LONGEST:
        return _UNREAD
    # An object literal is a block of labels unless it is bracketed; the line break ends a last comment.
    stripped = code.rstrip().rstrip(";")
    bracketed = _Source(f"({stripped}\n)", shift=1)
    if not bracketed.is_broken:
        return bracketed.script()
    script = _Source(code).script()
    if script.problem is not None and script.problem.message == UNREADABLE:
        return replace(script, problem=max(script.problem, bracketed.script().problem or script.problem))
    return script


def parse_module(code: str) -> Script:
    """Read the body of a JS object: a module with `export default {...}`."""
    return _Source(code).script() if len(code) <= LONGEST else _UNREAD


class _Source:
    """Code with its syntax tree; `shift` characters stand before what the caller gave."""

    def __init__(self, code: str, shift: int = 0) -> None:
        self.code = code
        self.shift = shift
        self.bytes = code.encode("utf-8", "replace")
        self._is_ascii = len(self.bytes) == len(code)
        self.root = tree(self.bytes)
        self.is_broken: bool = self.root is not None and self.root.has_error

    def script(self) -> Script:
        if self.root is None:
            return _UNREAD
        _, query, cursor = language()
        is_readable = not self.is_broken or len(self.bytes) < DEEPEST
        captures: dict[str, list[Node]] = cursor(query).captures(self.root) if is_readable else {}
        free = free_names(captures, self.bytes)
        references, calls = [], []
        for (name, _), start in zip(free, self._characters(byte for _, byte in free), strict=True):
            references.append(Reference(name, self._members(start + len(name)), start - self.shift))
            if call := _CALL.match(self.code, start + len(name)):
                argument = next(group for group in call.groups() if group is not None)
                calls.append(Call(name, argument, start - self.shift))
        return Script(
            tuple(references),
            tuple(calls),
            self._problem(captures),
            _exported(captures, self.bytes),
            self._located(None if self.is_broken else value_error(captures, self.root)),
            frozenset(text(self.bytes, node) for node in captures.get("tested", ())),
        )

    def _characters(self, offsets: Iterable[int]) -> Iterator[int]:
        """Yield for rising offsets of bytes those of the characters."""
        if self._is_ascii:
            yield from offsets
            return
        byte = character = 0
        for offset in offsets:
            character += len(self.bytes[byte:offset].decode("utf-8", "replace"))
            byte = offset
            yield character

    def _members(self, end: int) -> tuple[str, ...]:
        members = _MEMBERS.match(self.code, end)
        if members is None:
            return ()
        return tuple(part.strip("\"'") for part in _MEMBER.findall(members.group()))

    def _problem(self, captures: dict[str, list[Node]]) -> SyntaxProblem | None:
        if self.root is not None and self.root.has_error:
            return self._located(first_error(self.root))
        if captures.get("jsx"):
            byte = min(node.start_byte for node in captures["jsx"])
            return self._located((byte, "HTML-like tags are no JavaScript here"))
        return self._located(early_error(captures, self.bytes))

    def _located(self, found: tuple[int, str] | None) -> SyntaxProblem | None:
        """Return a problem with its place from that of a byte."""
        if found is None:
            return None
        byte, message = found
        (offset,) = self._characters([byte])
        before = self.code[self.shift : offset]
        column = len(before) - (before.rfind("\n") + 1) + 1
        return SyntaxProblem(offset - self.shift, before.count("\n") + 1, column, message)


def _exported(captures: dict[str, list[Node]], code: bytes) -> frozenset[str] | None:
    if not captures.get("exported"):
        return None
    names = set()
    for child in captures["exported"][0].named_children:
        if child.type in ("comment", "ERROR"):
            continue
        key = child.child_by_field_name("key") or child.child_by_field_name("name")
        if child.type == "shorthand_property_identifier":
            key = child
        if key is None or key.type == "computed_property_name":
            return None
        names.add(text(code, key).strip("\"'"))
    return frozenset(names)
