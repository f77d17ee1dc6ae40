"""Numbers, escapes and regular expressions that are written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...patterns import pattern
from ..queries import ANY_CODE
from .code import Code, Mistake

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(number) @number
(string) @string
(regex) @regex
(decorator) @decorator
""",
    "\\": "(string (escape_sequence) @escape)",
    "\\ & `": """
(template_string (escape_sequence) @template_escape)
(call_expression arguments: (template_string (escape_sequence) @tagged_escape))
""",
}

_NUMBER = pattern(
    r"""
    0[xX][0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*n?     # hexadecimal
    | 0[oO][0-7]+(?:_[0-7]+)*n?               # octal
    | 0[bB][01]+(?:_[01]+)*n?                 # binary
    | (?:0|[1-9][0-9]*(?:_[0-9]+)*)n          # of any size
    | (?P<old>0[0-9]+)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?   # begins with 0: sloppy mode only
    | (?:(?:0|[1-9][0-9]*(?:_[0-9]+)*)(?:\.(?:[0-9]+(?:_[0-9]+)*)?)?|\.[0-9]+(?:_[0-9]+)*)
      (?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?        # decimal
    """,
    re.VERBOSE,
)
_OLD_OCTAL = pattern(r"0[0-7]+")
_ESCAPED = pattern(r"\\(?:\r\n|.)", re.DOTALL)
_LINE_BREAK = pattern(r"[\r\n]")
_ESCAPE = pattern(
    r"""
    \\(?:
        x[0-9A-Fa-f]{2}
        | u[0-9A-Fa-f]{4}
        | u\{0*(?:[0-9A-Fa-f]{1,5}|10[0-9A-Fa-f]{4})\}
        | [^xu0-9]
        | \r\n
        | 0(?![0-9])
        | (?P<old>[0-9]+)
    )
    """,
    re.VERBOSE | re.DOTALL,
)


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield malformed numbers, escapes and regular expressions, and what only sloppy mode takes."""
    yield from _numbers(code)
    yield from _escapes(code)
    for node in code.nodes("string"):
        if node.start_point.row != node.end_point.row and _is_broken(node, code):
            yield Mistake(node.start_byte, "a line break inside quotes")
    yield from _regular_expressions(code)
    for node in code.nodes("decorator"):
        yield Mistake(node.start_byte, "decorators are no JavaScript yet")


def _is_broken(node: Node, code: Code) -> bool:
    """Return whether a text in quotes holds a line break that no backslash precedes."""
    return _LINE_BREAK.search(_ESCAPED.sub("", code.text(node))) is not None


def _regular_expressions(code: Code) -> Iterator[Mistake]:
    nodes = code.nodes("regex")
    if not nodes:
        return
    from ..regular_expressions import problem_of  # little code has any

    for node in nodes:
        pattern, flags = node.child_by_field_name("pattern"), node.child_by_field_name("flags")
        source = code.text(pattern) if pattern is not None else ""
        if message := problem_of(source, code.text(flags) if flags is not None else ""):
            yield Mistake(node.start_byte, message)


def _numbers(code: Code) -> Iterator[Mistake]:
    old = []
    for node in code.nodes("number"):
        written = _NUMBER.fullmatch(code.text(node))
        if written is None:
            yield Mistake(node.start_byte, "this is no number")
        elif written["old"] and (not _OLD_OCTAL.fullmatch(code.text(node)) and "." in code.text(node)):
            if _OLD_OCTAL.fullmatch(written["old"]):
                yield Mistake(node.start_byte, "this is no number")
            old.append(node)
        elif written["old"]:
            old.append(node)
    yield from _in_strict_mode(code, old, "a number cannot begin with 0 in strict mode")


def _escapes(code: Code) -> Iterator[Mistake]:
    old = []
    for node in code.nodes("escape"):
        written = _escape(node, code)
        if written is None:
            yield Mistake(node.start_byte, "the escape sequence is malformed")
        elif written["old"]:
            old.append(node)
    yield from _in_strict_mode(code, old, "an octal escape is not allowed in strict mode")
    tagged = {node.start_byte for node in code.captures.get("tagged_escape", ())}
    for node in code.nodes("template_escape"):
        written = _escape(node, code)
        if node.start_byte not in tagged and (written is None or written["old"]):
            yield Mistake(node.start_byte, "the escape sequence is malformed")


def _escape(node: Node, code: Code) -> re.Match[str] | None:
    """Match an escape with the character after it: the parser takes `\\0` for all of the octal escape `\\08`."""
    return _ESCAPE.match(code.source[node.start_byte : node.end_byte + 1].decode("utf-8", "replace"))


def _in_strict_mode(code: Code, nodes: list[Node], message: str) -> Iterator[Mistake]:
    for node, around in code.around(nodes):
        if around.is_strict:
            yield Mistake(node.start_byte, message)
