"""Code of nothing but a name and its members, as most bindings are, read without the parser."""

from __future__ import annotations

import re

from ..patterns import pattern

NAME = r"[A-Za-z_$][\w$]*"
# The quantifiers never give back what they took, so that a long run of blanks is read once.
_SIMPLE = pattern(rf"\s*+({NAME})((?:\??\.{NAME})*+)\s*+(?:\(\s*+\)\s*+)?+;?+\s*+", re.ASCII)
_WORDS_THAT_ARE_NO_NAMES = frozenset(
    (
        "arguments", "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default",
        "delete", "do", "else", "enum", "export", "extends", "false", "finally", "for", "function", "get", "if",
        "import", "in", "instanceof", "let", "new", "null", "of", "return", "set", "static", "super", "switch",
        "this", "throw", "true", "try", "typeof", "undefined", "var", "void", "while", "with", "yield",
    )
)  # fmt: skip


def plain_name(code: str) -> tuple[str, tuple[str, ...], int] | None:
    """Return the name, its member path and its offset for code such as `Table1.selectedRow.id`; None for other code."""
    simple = _SIMPLE.fullmatch(code)
    if simple is None or simple.group(1) in _WORDS_THAT_ARE_NO_NAMES:
        return None
    path = tuple(part.rstrip("?") for part in simple.group(2).split(".")[1:])
    return simple.group(1), path, simple.start(1)
