"""Find the names that a script uses but does not declare."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node
from .nesting import enclosing, sweep
from .nodes import text
from .queries import ANY_CODE

#: What declares names, and what uses them.
PATTERNS = {
    ANY_CODE: """
[(identifier) (shorthand_property_identifier)] @name
(shorthand_property_identifier_pattern) @pattern_shorthand
[(function_declaration) (function_expression) (generator_function) (generator_function_declaration)
 (arrow_function) (method_definition) (class_static_block)] @function
[(statement_block) (for_statement) (for_in_statement) (catch_clause) (switch_body) (class)] @block
(variable_declaration (variable_declarator name: (_) @var))
(lexical_declaration (variable_declarator name: (_) @here))
(formal_parameters (_) @here)
(catch_clause parameter: (_) @here)
(assignment_expression left: [(identifier) (object_pattern) (array_pattern)] @written)
""",
    "for": """
(for_in_statement kind: "var" left: (_) @var)
(for_in_statement kind: ["let" "const"] left: (_) @here)
(for_in_statement !kind left: [(identifier) (object_pattern) (array_pattern)] @written)
""",
    "=>": """
(arrow_function parameter: (identifier) @here)
""",
    "class": """
(class_declaration name: (identifier) @here)
(class name: (identifier) @here)
""",
    "function": """
(function_expression name: (identifier) @here)
(generator_function name: (identifier) @here)
(function_declaration name: (identifier) @outside)
(function_declaration "async" name: (identifier) @beside)
(generator_function_declaration name: (identifier) @beside)
""",
    "import": """
(import_clause (identifier) @here)
(namespace_import (identifier) @here)
(import_specifier !alias name: (identifier) @here)
(import_specifier alias: (identifier) @here)
(import_specifier name: (identifier) @no_name alias: (identifier))
""",
    "</ />": """
(jsx_opening_element name: (_) @no_name)
(jsx_closing_element name: (_) @no_name)
(jsx_self_closing_element name: (_) @no_name)
""",
}


def free_names(
    captures: dict[str, list[Node]], code: bytes, *, writing_declares: bool = True
) -> list[tuple[str, int]]:
    """Return (name, start byte) of each name that no scope around it declares, in the order of the code.

    What `x = 1` writes is a variable of the code's own, unless x is known to exist outside of it: then
    `writing_declares` is false, and x is one of the free names.
    """
    if not writing_declares:
        names_there = [*captures.get("name", ()), *captures.get("pattern_shorthand", ())]
        captures = {**captures, "name": names_there, "written": []}
    beside = {node.start_byte for node in captures.get("beside", ())}
    declared = sorted(
        (start, name, kind)
        for kind in ("var", "here", "outside", "beside", "written")
        for node in captures.get(kind, ())
        for name, start in names_in(node, code)
        if kind != "outside" or start not in beside
    )
    skipped = {start for start, _, _ in declared} | {node.start_byte for node in captures.get("no_name", ())}
    names = sorted(
        (node.start_byte, text(code, node))
        for node in captures.get("name", ())
        if node.start_byte not in skipped
    )
    scopes = _Scopes(captures, len(code))
    scopes.declare(declared)
    return [(name, start) for start, name in scopes.free(names) if name not in ("arguments", "await")]


class _Scopes:
    """The nested scopes of a piece of code by byte offsets, and the names that each declares."""

    def __init__(self, captures: dict[str, list[Node]], length: int) -> None:
        functions = [(n.start_byte, -n.end_byte, True) for n in captures.get("function", ())]
        blocks = [(n.start_byte, -n.end_byte, False) for n in captures.get("block", ())]
        nested = [(0, -length - 1, True), *sorted(functions + blocks)]
        self._ranges = [(start, -end) for start, end, _ in nested]
        self._is_function = [is_function for _, _, is_function in nested]
        self._names: list[list[str]] = [[] for _ in nested]

    def declare(self, declared: list[tuple[int, str, str]]) -> None:
        """Add (offset, name, kind), sorted: `var` goes to the function around it, as in JavaScript."""
        for (_, name, kind), around in zip(
            declared, enclosing(self._ranges, [offset for offset, _, _ in declared]), strict=True
        ):
            self._names[self._scope_of(kind, around)].append(name)

    def _scope_of(self, kind: str, around: list[int]) -> int:
        if kind == "here":
            return around[-1]
        if kind == "written":
            return 0
        if kind == "beside":
            return around[-2]  # only plain functions are hoisted out of a block
        functions = (index for index in reversed(around) if self._is_function[index])
        innermost = next(functions)
        # A function's name lies inside its own scope but belongs to the one around it.
        return next(functions) if kind == "outside" else innermost

    def free(self, names: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return those of (offset, name), sorted, that no open scope declares."""
        open_names: Counter[str] = Counter()
        found = []
        for event, i in sweep(self._ranges, [offset for offset, _ in names]):
            if event == "open":
                open_names.update(self._names[i])
            elif event == "close":
                open_names.subtract(self._names[i])
            elif open_names[names[i][1]] <= 0:
                found.append(names[i])
        return found


def names_in(pattern: Node, code: bytes) -> Iterable[tuple[str, int]]:
    """Yield (name, start byte) of what a pattern declares: `{a, b: [c = 1], ...d}` -> a, c, d."""
    stack = [pattern]
    while stack:
        node = stack.pop()
        kind = node.type
        if kind in ("identifier", "shorthand_property_identifier_pattern"):
            yield text(code, node), node.start_byte
        elif kind in ("assignment_pattern", "object_assignment_pattern"):
            stack += [child for child in (node.child_by_field_name("left"),) if child]
        elif kind == "pair_pattern":
            stack += [child for child in (node.child_by_field_name("value"),) if child]
        elif kind in ("object_pattern", "array_pattern", "rest_pattern"):
            stack += node.named_children
