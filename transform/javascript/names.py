"""The names that a piece of JavaScript uses but does not declare, with their member paths and calls.

What is wrong with the code is not asked here: that takes a query of the syntax tree which is slow to prepare.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from ..patterns import pattern
from .literals import read
from .parser import DEEPEST, LONGEST, tree
from .plain_names import NAME, plain_name
from .queries import ANY_CODE, Query
from .scopes import PATTERNS as DECLARATIONS_AND_USES
from .scopes import free_names
from .script import Call, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

_FORMS = {
    ANY_CODE: "(shorthand_property_identifier) @shorthand",
    "typeof": '(unary_expression operator: "typeof" argument: (identifier) @no_name @tested)',
}
NAMES = (DECLARATIONS_AND_USES, _FORMS)
"""What to capture of the syntax tree to find names."""

RESULT = "const $$result = "
_MEMBERS = pattern(
    rf"""
    (?: \s*\??\.\s* {NAME}                                            # .name, ?.name
      | \s*(?:\?\.)?\[\s* (?: "[\w\ $-]*" | '[\w\ $-]*' ) \s*\]       # ["name"], ?.['name']
    )+
    """,
    re.ASCII | re.VERBOSE,
)
_MEMBER = pattern(rf"{NAME}|\"[^\"]*\"|'[^']*'", re.ASCII)
#: The call's first argument where it is a literal without substitutions and escapes, but for those of `written`.
_CALL = pattern(
    r"""
    \s*\(\s* (?: "((?:[^"\\\n]|\\["\\])*+)" | '((?:[^'\\\n]|\\['\\])*+)' | `((?:[^`\\$]|\\[`\\$])*+)` ) \s*[,)]
    """,
    re.VERBOSE,
)


class Named(NamedTuple):
    """The free names of code, those that are called with a literal text, and those that `typeof` asks for."""

    references: tuple[Reference, ...] = ()
    calls: tuple[Call, ...] = ()
    tests: tuple[Reference, ...] = ()


def names_in_expression(code: str) -> Named:
    """Return the names in the code of a binding, as `parse_expression` does."""
    if plain := plain_name(code):
        return Named((Reference(*plain),))
    if not code.strip() or len(code) > LONGEST:
        return Named()
    source = Source(RESULT + code, shift=len(RESULT))
    if source.root is not None and not source.begins_with_value:
        source = Source(code)
    return source.names()


def names_in_module(code: str) -> Named:
    """Return the names in the body of a JS object, as `parse_module` does."""
    return Source(code).names() if len(code) <= LONGEST else Named()


class Source:
    """Code with its syntax tree; `shift` characters stand before what the caller gave."""

    def __init__(self, code: str, shift: int = 0) -> None:
        self.code = code
        self.shift = shift
        self.bytes = code.encode("utf-8", "replace")
        self._is_ascii = len(self.bytes) == len(code)
        self.root = tree(self.bytes)
        self.is_broken: bool = self.root is not None and self.root.has_error

    @property
    def begins_with_value(self) -> bool:
        """Return whether the code is fine behind `const $$result =`: something is assigned."""
        declaration = (
            self.root.named_children[0] if self.root is not None and self.root.named_children else None
        )
        declarator = declaration.named_children[0] if declaration and declaration.named_children else None
        value = declarator.child_by_field_name("value") if declarator is not None else None
        return not self.is_broken and value is not None

    def names(self) -> Named:
        """Return the free names; none where the code cannot be read."""
        if self.root is None:
            return Named()
        return self.named(self.captures(names_query()), writing_declares=False)

    def captures(self, query: Query) -> dict[str, list[Node]]:
        """Return the nodes that a query finds; none in long code that is broken."""
        is_readable = not self.is_broken or len(self.bytes) < DEEPEST
        return query.captures(self.root, self.bytes) if self.root is not None and is_readable else {}

    def named(self, captures: dict[str, list[Node]], *, writing_declares: bool = True) -> Named:
        """Return the free names among the nodes of a query; for `writing_declares` see `free_names`."""
        free = free_names(captures, self.bytes, writing_declares=writing_declares)
        kinds = ("shorthand", "pattern_shorthand")
        shorthands = {node.start_byte for kind in kinds for node in captures.get(kind, ())}
        references, calls = [], []
        for (name, byte), start in zip(free, self.characters(byte for _, byte in free), strict=True):
            path = self._members(start + len(name))
            references.append(Reference(name, path, start - self.shift, byte in shorthands))
            if call := _CALL.match(self.code, start + len(name)):
                argument = next(group for group in call.groups() if group is not None)
                calls.append(Call(name, read(argument), start - self.shift))
        tests = self._tests(captures, writing_declares) if captures.get("tested") else ()
        return Named(tuple(references), tuple(calls), tests)

    def _tests(self, captures: dict[str, list[Node]], writing_declares: bool) -> tuple[Reference, ...]:
        """Return the free names that `typeof` asks for."""
        tested = {**captures, "name": captures["tested"], "pattern_shorthand": [], "no_name": []}
        asked = free_names(tested, self.bytes, writing_declares=writing_declares)
        starts = self.characters(byte for _, byte in asked)
        return tuple(
            Reference(name, (), start - self.shift) for (name, _), start in zip(asked, starts, strict=True)
        )

    def characters(self, offsets: Iterable[int]) -> Iterator[int]:
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


@functools.cache
def names_query() -> Query:
    """Return the query for what declares and uses names."""
    return Query(*NAMES)
