"""Syntax that came after ES2020, which the product's own parser does not read.

The browser runs it, but the product finds no dependencies in such a binding, and takes over no function of such
a JS object.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .early_errors.code import Code, Mistake
from .queries import ANY_CODE, AUGMENTED

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(field_definition) @field
(class_static_block) @static_block
(using_declaration) @using
""",
    AUGMENTED: '(augmented_assignment_expression operator: ["&&=" "||=" "??="] @logical_assignment)',
}

_ASKS = frozenset(
    {
        "logical_assignment",
        "field",
        "static_block",
        "using",
        "private",
        "number",
        "regex",
        "await",
        "for_await",
    }
)


def newer_syntax(code: Code) -> Mistake | None:
    """Return the first construct of ES2021 or later."""
    return None if code.captures.keys().isdisjoint(_ASKS) else min(_newer(code), default=None)


def _newer(code: Code) -> Iterator[Mistake]:
    yield from _named(code.nodes("logical_assignment"), "logical assignment (ES2021)")
    yield from _named(code.nodes("field"), "class fields (ES2022)")
    yield from _named(code.nodes("static_block"), "static blocks (ES2022)")
    yield from _named(code.nodes("using"), "`using` (ES2026)")
    yield from _named(code.nodes("private"), "private names (ES2022)")
    separated = [node for node in code.nodes("number") if "_" in code.text(node)]
    yield from _named(separated, "numeric separators (ES2021)")
    for node in code.nodes("regex"):
        flags = node.child_by_field_name("flags")
        if flags is not None and set(code.text(flags)) & set("dv"):
            yield Mistake(node.start_byte, "regular expression flags d and v (ES2022, ES2024)")
        pattern = node.child_by_field_name("pattern")
        source = code.text(pattern) if pattern is not None else ""
        if "(?" in source and _has_modifiers(source):
            yield Mistake(node.start_byte, "modifiers in regular expressions (ES2025)")
        if "(?<" in source and _has_twice(source):
            yield Mistake(node.start_byte, "two groups of one name in a regular expression (ES2025)")
    if code.is_module:
        waiting = code.nodes("await") + code.nodes("for_await")
        outside = [node for node, around in code.around(waiting) if around.function is None]
        yield from _named(outside, "`await` at the top level (ES2022)")


def _named(nodes: list[Node], what: str) -> Iterator[Mistake]:
    yield from (Mistake(node.start_byte, what) for node in nodes)


def _has_twice(pattern: str) -> bool:
    """Return whether two groups of a pattern have the same name."""
    from .regular_expressions import group_names  # little code has regular expressions

    names = group_names(pattern)
    return len(names) > len(set(names))


def _has_modifiers(pattern: str) -> bool:
    """Return whether a pattern sets flags for a group: `(?i:a)`."""
    start = pattern.find("(?")
    while start >= 0:
        following = pattern[start + 2 : start + 3]
        if following and following in "imsx-":
            return True
        start = pattern.find("(?", start + 2)
    return False
