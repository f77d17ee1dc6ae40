"""What cannot be assigned to: calls, literals, optional chains; rest that is not last; `{a = 1}` as a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..nodes import has_optional_chain, without_parentheses
from ..queries import ANY_CODE, AUGMENTED
from .code import Code, Mistake

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(assignment_expression left: (_) @target)
(formal_parameters (_) @parameter)
(variable_declarator name: [(object_pattern) (array_pattern)] @parameter)
(catch_clause parameter: (_) @parameter)
""",
    "++ --": "(update_expression argument: (_) @updated)",
    AUGMENTED: "(augmented_assignment_expression left: (_) @updated)",
    "for": """
(for_in_statement !kind left: (_) @target)
(for_in_statement kind: ["var" "let" "const"] left: [(object_pattern) (array_pattern)] @parameter)
""",
    "...": """
(array_pattern (rest_pattern) @rest "," )
(object_pattern (rest_pattern) @rest "," )
(formal_parameters (rest_pattern) @rest "," )
(object_pattern (rest_pattern [(object_pattern) (array_pattern)]) @rest_of_object)
""",
}

_PATTERNS = ("object_pattern", "array_pattern")
_MEMBERS = ("member_expression", "subscript_expression")
_NAMES = ("identifier", "undefined")
_INSIDE = frozenset(
    {
        "object_pattern",
        "array_pattern",
        "rest_pattern",
        "pair_pattern",
        "assignment_pattern",
        "object_assignment_pattern",
    }
)


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield each target that cannot be assigned to."""
    for node in code.nodes("target"):
        yield from _target(node, code, may_be_pattern=True)
    for node in code.nodes("updated"):
        yield from _target(node, code, may_be_pattern=False)
    for node in code.nodes("rest"):
        yield Mistake(node.start_byte, "`...` must be the last element")
    for node in code.nodes("rest_of_object"):
        yield Mistake(node.start_byte, "`...` in an object must name a variable")
    for node in code.nodes("parameter"):
        yield from _declared_members(node)


def _target(node: Node, code: Code, *, may_be_pattern: bool) -> Iterator[Mistake]:
    inner = without_parentheses(node)
    if inner.type in _MEMBERS:
        if has_optional_chain(inner):
            yield Mistake(node.start_byte, "what `?.` leads to cannot be assigned to")
    elif inner.type in _PATTERNS and may_be_pattern and inner is node:
        return
    elif inner.type not in _NAMES and inner.type != "call_expression":
        yield Mistake(node.start_byte, "this cannot be assigned to")
    elif inner.type == "call_expression" and code.is_module:
        yield Mistake(node.start_byte, "a call cannot be assigned to")


def _declared_members(pattern: Node) -> Iterator[Mistake]:
    """Yield the members, as in `({a: b.c}) => 1`, among the names that a pattern declares."""
    stack = [pattern]
    while stack:
        node = stack.pop()
        if node.type in _MEMBERS:
            yield Mistake(node.start_byte, "a declaration needs names, not members")
        elif node.type in _INSIDE:
            value = node.child_by_field_name("value") or node.child_by_field_name("left")
            stack += [value] if value is not None else node.named_children
