"""Operators that may not stand beside each other, and optional chains where none may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..nodes import has_optional_chain, without_parentheses
from ..queries import ANY_CODE
from .code import Code, Mistake

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(binary_expression) @binary
(arguments ["(" ","] . "," @hole)
(object ["{" ","] . "," @hole)
(object_pattern ["{" ","] . "," @hole)
""",
    "for": '(for_in_statement operator: "of" right: (sequence_expression) @sequence)',
    # Any owner, as preparing one pattern for each kind of owner takes five times as long.
    "=>": "(_ (arrow_function)) @arrow_owner",
    "new": "(new_expression constructor: (_) @constructed)",
    "`": "(call_expression function: (_) @tagged arguments: (template_string))",
    "import": "(call_expression function: (import) arguments: (arguments) @imported)",
    "delete": '(unary_expression operator: "delete" argument: (_) @deleted)',
}

#: Where an arrow function may not be an operand: the kind of the owner -> the field, None for any.
_OPERANDS = {
    "call_expression": "function",
    "member_expression": "object",
    "unary_expression": "argument",
    "ternary_expression": "condition",
    "class_heritage": None,
}


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield the operators that need parentheses, and misplaced `?.`, `delete` and `import()`."""
    for node in code.nodes("binary"):
        if message := _mixture(node):
            yield Mistake(node.start_byte, message)
    for node in code.nodes("arrow_owner"):
        yield from _arrow_operands(node)
    for node in code.nodes("constructed"):
        if has_optional_chain(node):
            yield Mistake(node.start_byte, "`new` cannot follow `?.`")
    for node in code.nodes("tagged"):
        if has_optional_chain(node):
            yield Mistake(node.start_byte, "a template cannot follow `?.`")
    for node in code.nodes("hole"):
        yield Mistake(node.start_byte, "something is missing before `,`")
    for node in code.nodes("sequence"):
        yield Mistake(node.start_byte, "`for ... of` takes one expression; put parentheses around several")
    yield from _imports(code)
    yield from _deletions(code)


def _mixture(node: Node) -> str | None:
    """Return what is wrong with the operands of a binary operator."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = _operator(node)
    if left is None or right is None:
        return None
    if "arrow_function" in (left.type, right.type):
        return "an arrow function needs parentheses here"
    if right.type in ("assignment_expression", "augmented_assignment_expression"):
        return "this cannot be assigned to"
    if operator == "**" and left.type in ("unary_expression", "await_expression"):
        return "the left operand of `**` needs parentheses: `(-a) ** b`"
    mixed = {_operator(side) for side in (left, right) if side.type == "binary_expression"}
    logical = {"||", "&&"}
    if (operator == "??" and mixed & logical) or (operator in logical and "??" in mixed):
        return "`??` beside `||` or `&&` needs parentheses"
    return None


def _operator(node: Node) -> str:
    operator = node.child_by_field_name("operator")
    return operator.type if operator is not None else ""


def _arrow_operands(owner: Node) -> Iterator[Mistake]:
    """Yield the arrow functions that need parentheses where they are."""
    if owner.type not in _OPERANDS:
        return
    field = _OPERANDS[owner.type]
    for child in owner.children_by_field_name(field) if field else owner.named_children:
        if child.type == "arrow_function":
            yield Mistake(child.start_byte, "an arrow function needs parentheses here")


def _imports(code: Code) -> Iterator[Mistake]:
    for node in code.nodes("imported"):
        given = [child for child in node.named_children if child.type != "comment"]
        if not given or any(child.type == "spread_element" for child in given):
            yield Mistake(node.start_byte, "`import()` needs the name of a module")


def _deletions(code: Code) -> Iterator[Mistake]:
    for node, around in code.around(code.nodes("deleted")):
        inner = without_parentheses(node)
        if inner.type == "identifier" and around.is_strict:
            yield Mistake(node.start_byte, "`delete` of a variable is not allowed in strict mode")
        member = inner.child_by_field_name("property")
        if member is not None and member.type == "private_property_identifier":
            yield Mistake(node.start_byte, "a private field cannot be deleted")
