"""What a piece of JavaScript refers to: its free names with their member paths, and its syntax error.

tree-sitter parses; which name is declared where is worked out here. Parsing never fails: what cannot be
parsed gives a `SyntaxProblem`, and the names around it are still found.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from ..patterns import pattern
from .early_errors.code import Code, Mistake
from .exports import PATTERNS as EXPORTS
from .exports import exported_members
from .names import NAMES, RESULT, Source
from .newer_syntax import PATTERNS as NEWER_SYNTAX
from .newer_syntax import newer_syntax
from .nodes import text
from .parser import LONGEST, UNREADABLE
from .plain_names import plain_name
from .queries import Query
from .script import Reference, Script, SyntaxProblem
from .syntax_errors import first_error

if TYPE_CHECKING:
    from tree_sitter import Node

_TAGS = {"</ />": "[(jsx_element) (jsx_self_closing_element)] @jsx"}
_NOTHING = Script()
_UNREAD = Script(is_unread=True)
#: What begins an expression behind `=`, but a block or a declaration at the start of a statement.
_OTHERWISE_A_STATEMENT = pattern(r"\s*(?:\{|(?:async\s+)?function\b|class\b|['\"]use strict)")
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
    assigned = _Source(RESULT + code, shift=len(RESULT))
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


class _Source(Source):
    """Code that is judged, too."""

    def first_statement(self) -> int | None:
        """Return the byte at which the first statement starts; None where there are only comments."""
        children = self.root.named_children if self.root is not None else []
        return next((child.start_byte for child in children if child.type != "comment"), None)

    def expression(self) -> Script:
        """Return what the code of a binding refers to, and what is wrong with it."""
        if self.root is None:
            return _UNREAD
        captures = self._judged()
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
        captures = self._judged()
        code = Code(captures, self.bytes, is_module=True)
        return self._script(
            captures,
            problem=self._problem(code),
            members=exported_members(captures, self.bytes),
            newer=self.located(newer_syntax(code)),
        )

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
        (offset,) = self.characters([byte])
        before = self.code[self.shift : offset]
        column = len(before) - (before.rfind("\n") + 1) + 1
        return SyntaxProblem(max(offset - self.shift, 0), before.count("\n") + 1, column, message)

    def _judged(self) -> dict[str, list[Node]]:
        """Return the nodes of names and of all that may be wrong."""
        return self.captures(whole_query())

    def _script(self, captures: dict[str, list[Node]], **found: Any) -> Script:
        named = self.named(captures)
        tested = frozenset(text(self.bytes, node) for node in captures.get("tested", ()))
        return Script(named.references, named.calls, tested=tested, tests=named.tests, **found)


@functools.cache
def whole_query() -> Query:
    """Return the query for names and for all that may be wrong with code."""
    from .early_errors import families  # loaded with the parser

    return Query(*NAMES, EXPORTS, NEWER_SYNTAX, _TAGS, *families.PATTERNS)
