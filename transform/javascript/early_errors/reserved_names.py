"""Reserved words used as names, among them those that only strict mode, async and generator functions reserve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...patterns import pattern
from ..queries import ANY_CODE, AUGMENTED
from .code import Around, Code, Mistake, is_async_function, is_generator_function

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(assignment_expression left: (identifier) @assigned_name)
(lexical_declaration (variable_declarator name: (identifier) @lexical_name))
(variable_declarator name: (identifier) @assigned_name)
(formal_parameters (identifier) @assigned_name)
(object (shorthand_property_identifier) @shorthand)
(object_pattern (shorthand_property_identifier_pattern) @shorthand)
""",
    "++ --": "(update_expression argument: (identifier) @assigned_name)",
    AUGMENTED: "(augmented_assignment_expression left: (identifier) @assigned_name)",
    "for": """
(for_in_statement kind: ["let" "const"] left: (identifier) @lexical_name)
(for_in_statement !kind left: (_) @looped operator: "of")
""",
    "function": """
(function_expression name: (identifier) @own_name)
(generator_function name: (identifier) @own_name)
""",
    "class": """
(class_declaration name: (_) @class_name)
(class name: (_) @class_name)
""",
}
LOOKS_AT_ALL_CODE = True

_STRICT = frozenset(
    {
        *("implements", "interface", "let", "package", "private"),
        *("protected", "public", "static", "yield"),
    }
)
_ALWAYS = frozenset(
    {
        *("break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do"),
        *("else", "enum", "export", "extends", "false", "finally", "for", "function", "if", "import", "in"),
        *("instanceof", "new", "null", "return", "super", "switch", "this", "throw", "true", "try", "typeof"),
        *("var", "void", "while", "with"),
    }
)
_ASKED = _STRICT | _ALWAYS | {"await", "arguments", "eval"}
_WORD = pattern(rb"(?<![\w$])(?:" + "|".join(sorted(_ASKED)).encode() + rb")(?![\w$])|\\u")
_ESCAPE = pattern(r"\\u(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{4}))")
#: `async` alone, `let` even as the start of a member.
_HEAD = pattern(rb"async\Z|let(?![\w$])")
_START = pattern(r"[^\W\d]|[$]")


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield each name that is a reserved word where it is used."""
    if _WORD.search(code.source) is None:
        return
    assigned = {node.start_byte for node in code.captures.get("assigned_name", ())}
    lexical = {node.start_byte for node in code.captures.get("lexical_name", ())}
    names = {
        node.start_byte: node
        for capture in ("name", "shorthand", "class_name")
        for node in code.captures.get(capture, ())
        if _is_asked(code.text(node))
    }
    targets = assigned | lexical
    own = {node.start_byte: node for node in code.captures.get("own_name", ())}
    for node, around in code.around(names.values()):
        name = _ESCAPE.sub(_unescaped, code.text(node))
        if node.start_byte in own and node.parent is not None:
            around = _inside(node.parent, around)
        if message := _problem(name, around, code, node.start_byte in targets):
            yield Mistake(node.start_byte, message)
        elif name == "let" and node.start_byte in lexical:
            yield Mistake(node.start_byte, "`let` cannot be the name of a constant or of a `let`")
    for node in code.nodes("class_name"):
        if code.text(node) in _STRICT | {"eval", "arguments"}:
            yield Mistake(node.start_byte, f"`{code.text(node)}` cannot be the name of a class")
    for node in code.nodes("looped"):
        before = code.source[max(0, node.start_byte - 200) : node.start_byte].rstrip()
        word = _HEAD.match(code.source, node.start_byte, node.end_byte)
        if word is not None and before.endswith(b"("):
            yield Mistake(
                node.start_byte, f"`{word.group().decode()}` cannot begin the head of a `for ... of`"
            )


def _is_asked(name: str) -> bool:
    return name in _ASKED or "\\" in name


def _unescaped(match: re.Match[str]) -> str:
    number = int(match.group(1) or match.group(2), 16)
    return chr(number) if number < 0x110000 else "\0"


def _problem(name: str, around: Around, code: Code, is_assigned: bool) -> str | None:
    is_strict = around.is_strict
    if not _START.match(name) or name in _ALWAYS:
        return f"`{name}` cannot be a name" if name in _ALWAYS else "a name begins with a letter, `$` or `_`"
    if name in _STRICT and (is_strict or (name == "yield" and around.is_generator)):
        return f"`{name}` cannot be a name here"
    if name == "await" and (code.is_module or around.is_async):
        return "`await` cannot be a name here"
    if name in ("eval", "arguments") and is_strict and is_assigned:
        return f"`{name}` cannot be assigned to in strict mode"
    if name == "arguments" and around.in_field:
        return "`arguments` in the value of a field"
    return None


def _inside(function: Node, around: Around) -> Around:
    """Return what holds for the name of a function expression, which lies in the function itself."""
    return around._replace(is_async=is_async_function(function), is_generator=is_generator_function(function))
