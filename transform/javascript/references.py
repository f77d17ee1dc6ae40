"""What a piece of JavaScript refers to: its free names with their member paths, and its syntax error.

tree-sitter parses; which name is declared where is worked out here. Parsing never fails: what cannot be
parsed gives a `SyntaxProblem`, and the names around it are still found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ..patterns import pattern
from .early_errors.code import Code, Mistake
from .exports import exported_members
from .newer_syntax import newer_syntax
from .nodes import text
from .parser import DEEPEST, LONGEST, UNREADABLE, language, tree
from .plain_names import NAME, plain_name
from .scopes import free_names
from .syntax_errors import first_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

_MEMBERS = pattern(
    rf"""
    (?: \s*\??\.\s* {NAME}                                            # .name, ?.name
      | \s*(?:\?\.)?\[\s* (?: "[\w\ $-]*" | '[\w\ $-]*' ) \s*\]       # ["name"], ?.['name']
    )+
    """,
    re.ASCII | re.VERBOSE,
)
_MEMBER = pattern(rf"{NAME}|\"[^\"]*\"|'[^']*'", re.ASCII)
#: The call's first argument where it is a literal without escapes and substitutions.
_CALL = pattern(r"""\s*\(\s*(?:"([^"\\\n]*)"|'([^'\\\n]*)'|`([^`\\$]*)`)\s*[,)]""")


class Reference(NamedTuple):
    """A name that is declared nowhere in the code, and the members that are read of it.

    `Table1.selectedRow.id` gives name "Table1" and path ("selectedRow", "id"). `offset` counts characters.
    `is_shorthand`: it is a member of an object as well, `{ Table1 }` for `{ Table1: Table1 }`.
    """

    name: str
    path: tuple[str, ...]
    offset: int
    is_shorthand: bool = False


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


class Script(NamedTuple):
    """What was found out about a piece of code.

    `problem`: why it is no body of an async function, as which the product runs an action inside a list, or no
    module. `action_problem`: why it cannot be assigned in an async function, as which the product runs any
    other action. `value_problem`: why it cannot be assigned in a function that is not async, as which the
    product evaluates the binding of any other property.
    `newer`: the first construct after ES2020, which the product's parser does not read.
    `members` are the names of what `export default {...}` holds: None where that is not there, or is spread
    from elsewhere. `tested` are names that `typeof` asks for, so that the code can do without them, and `tests`
    where it asks for those that the code does not declare. `is_unread`: nothing was found out.
    """

    references: tuple[Reference, ...] = ()
    calls: tuple[Call, ...] = ()
    problem: SyntaxProblem | None = None
    members: frozenset[str] | None = None
    action_problem: SyntaxProblem | None = None
    value_problem: SyntaxProblem | None = None
    newer: SyntaxProblem | None = None
    tested: frozenset[str] = frozenset()
    tests: tuple[Reference, ...] = ()
    is_unread: bool = False


_NOTHING = Script()
_UNREAD = Script(is_unread=True)
#: What begins an expression behind `=`, but a block or a declaration at the start of a statement.
_OTHERWISE_A_STATEMENT = pattern(r"\s*(?:\{|(?:async\s+)?function\b|class\b|['\"]use strict)")
_RESULT = "const $$result = "
_ONLY_COMMENT = "there is no code but a comment"
_STATEMENT = "it must begin with an expression, not with a statement; `(() => { ... })()` takes statements"
_COMMA = "`,` ends the expression here: put it in parentheses"


def parse_expression(code: str) -> Script:
    """Read the code of a binding: what can follow `=`, then perhaps more statements.

    Source: the product puts the code of a binding behind `const $$result =` in a function of its own.
    Code of nothing but names and members is read by a pattern, with the same result.
    """
    if plain := plain_name(code):
        return Script((Reference(*plain),))
    return parse_expression_fully(code)


def parse_expression_fully(code: str) -> Script:
    """Do what `parse_expression` does, always by the parser."""
    if not code.strip():
        return _NOTHING
    if len(code) > LONGEST:
        return _UNREAD
    assigned = _Source(_RESULT + code, shift=len(_RESULT))
    if assigned.root is None:
        return _UNREAD
    if assigned.begins_with_value:
        script = assigned.expression()
        if script.action_problem is None and not _OTHERWISE_A_STATEMENT.match(code):
            return script
        return script._replace(problem=_Source(code).expression().problem)
    statements = _Source(code)
    script = statements.expression()
    if script.problem is None and not script.is_unread:
        start = statements.first_statement()
        problem = statements.located(Mistake(start or 0, _STATEMENT if start is not None else _ONLY_COMMENT))
        return script._replace(action_problem=problem, value_problem=problem)
    if script.problem is None or script.problem.message != UNREADABLE:
        return script
    # Nothing recognisable is wrong: the way of reading that comes farthest has the best place.
    bracketed = _Source(f"({code}\n)", shift=1)
    problems = [script.problem, assigned.expression().problem, bracketed.expression().problem]
    farthest = max((problem for problem in problems if problem), key=lambda problem: problem.offset)
    return script._replace(problem=farthest, action_problem=farthest, value_problem=farthest)


def parse_module(code: str) -> Script:
    """Read the body of a JS object: a module with `export default {...}`."""
    return _Source(code).module() if len(code) <= LONGEST else _UNREAD


class _Source:
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

    def first_statement(self) -> int | None:
        """Return the byte at which the first statement starts; None where there are only comments."""
        children = self.root.named_children if self.root is not None else []
        return next((child.start_byte for child in children if child.type != "comment"), None)

    def expression(self) -> Script:
        """Return what the code of a binding refers to, and what is wrong with it."""
        if self.root is None:
            return _UNREAD
        captures = self._captures()
        code = Code(captures, self.bytes, is_async=True)
        action = self._problem(code)
        # Only `await` is judged otherwise where the function is not async; an escape may hide it.
        differs = b"await" in self.bytes or b"\\u" in self.bytes
        value = self._problem(Code(captures, self.bytes, is_async=False)) if differs else action
        return self._script(
            captures,
            problem=action,
            action_problem=action,
            value_problem=value,
            newer=self.located(newer_syntax(code)),
        )

    def module(self) -> Script:
        """Return what a module refers to, and what is wrong with it."""
        if self.root is None:
            return _UNREAD
        captures = self._captures()
        code = Code(captures, self.bytes, is_module=True)
        return self._script(
            captures,
            problem=self._problem(code),
            members=exported_members(captures, self.bytes),
            newer=self.located(newer_syntax(code)),
        )

    def _captures(self) -> dict[str, list[Node]]:
        _, query, cursor = language()
        is_readable = not self.is_broken or len(self.bytes) < DEEPEST
        return cursor(query).captures(self.root) if is_readable else {}

    def _script(self, captures: dict[str, list[Node]], **found: Any) -> Script:
        free = free_names(captures, self.bytes)
        shorthands = {node.start_byte for node in captures.get("shorthand", ())}
        references, calls = [], []
        for (name, byte), start in zip(free, self._characters(byte for _, byte in free), strict=True):
            path = self._members(start + len(name))
            references.append(Reference(name, path, start - self.shift, byte in shorthands))
            if call := _CALL.match(self.code, start + len(name)):
                argument = next(group for group in call.groups() if group is not None)
                calls.append(Call(name, argument, start - self.shift))
        tested = frozenset(text(self.bytes, node) for node in captures.get("tested", ()))
        tests = self._tests(captures) if tested else ()
        return Script(tuple(references), tuple(calls), tested=tested, tests=tests, **found)

    def _tests(self, captures: dict[str, list[Node]]) -> tuple[Reference, ...]:
        """Return the free names that `typeof` asks for."""
        asked = free_names({**captures, "name": captures["tested"], "no_name": []}, self.bytes)
        starts = self._characters(byte for _, byte in asked)
        return tuple(
            Reference(name, (), start - self.shift) for (name, _), start in zip(asked, starts, strict=True)
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

    def _problem(self, code: Code) -> SyntaxProblem | None:
        if self.root is not None and self.is_broken:
            return self.located(first_error(self.root))
        if tags := code.nodes("jsx"):
            return self.located(Mistake(tags[0].start_byte, "HTML-like tags are no JavaScript here"))
        from .early_errors.families import early_error  # loaded with the parser

        found = early_error(code)
        if found is not None and self._ends_first_value(found):
            found = Mistake(found.byte, _COMMA)
        return self.located(found)

    def _ends_first_value(self, mistake: Mistake) -> bool:
        """Return whether a comma makes a second constant of what follows the first value."""
        if not self.shift or self.root is None:
            return False
        names = [
            child.child_by_field_name("name") for child in self.root.named_children[0].named_children[1:]
        ]
        return mistake.byte in (name.start_byte for name in names if name is not None)

    def located(self, found: tuple[int, str] | None) -> SyntaxProblem | None:
        """Return a problem with its place from that of a byte."""
        if found is None:
            return None
        byte, message = found
        (offset,) = self._characters([byte])
        before = self.code[self.shift : offset]
        column = len(before) - (before.rfind("\n") + 1) + 1
        return SyntaxProblem(max(offset - self.shift, 0), before.count("\n") + 1, column, message)
