"""Statements that begin with what is no value there, `try` without `catch`, comments in the way of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...patterns import pattern
from ..queries import ANY_CODE
from .code import Code, Mistake

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(expression_statement . (_) @first_value)
(try_statement !handler !finalizer) @try_alone
(html_comment) @html_comment
""",
    "=>": "(arrow_function body: (_) @arrow_body)",
    "for & await": '(for_in_statement "await" operator: "in" @awaited_in)',
}

_VALUES = ("object", "function_expression", "generator_function", "class")
_STARTS = (b"{", b"function", b"async", b"class")
#: What continues a value, but cannot begin a statement after a block.
_CONTINUES = pattern(rb"\s*(?:\.|\?|=|\*|%|<|>|&|\||\^|,|:|in\b|instanceof\b)")


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield objects and functions where a statement begins, incomplete `try`, comments of HTML in a module."""
    for node in code.nodes("first_value"):
        if code.source.startswith(_STARTS, node.start_byte):
            yield from _first_value(node, code)
    for node in code.nodes("arrow_body"):
        if code.source.startswith(b"{", node.start_byte) and _is_no_body(node):
            what = "an object that an arrow function returns needs parentheses: `({...a})`"
            yield Mistake(node.start_byte, what)
    for node in code.nodes("try_alone"):
        yield Mistake(node.start_byte, "`try` needs `catch` or `finally`")
    for node in code.nodes("awaited_in"):
        yield Mistake(node.start_byte, "`for await` needs `of`")
    for node in code.nodes("html_comment"):
        opens = code.source.startswith(b"<!--", node.start_byte)
        if code.is_module or not (opens or b"\n" in code.source[: node.start_byte]):
            yield Mistake(node.start_byte, "this is no comment here")


def _first_value(statement: Node, code: Code) -> Iterator[Mistake]:
    """Yield what is wrong with an expression statement whose first word could be that of another statement."""
    value = _leftmost(statement)
    follows = _CONTINUES.match(code.source, value.end_byte) is not None and value is not statement
    if value.type == "object" and (follows or _is_no_block(value)):
        message = "a statement cannot begin with an object: `return` or parentheses are missing"
        yield Mistake(value.start_byte, message)
    elif value.type in _VALUES[1:] and (follows or value.child_by_field_name("name") is None):
        what = "class" if value.type == "class" else "function"
        yield Mistake(value.start_byte, f"a statement cannot begin with a {what} without a name")


def _leftmost(node: Node) -> Node:
    """Return the object, function or class with which an expression begins, else its first node."""
    while node.type not in _VALUES and node.children:
        node = node.children[0]
    return node


def _is_no_body(node: Node) -> bool:
    if node.type == "statement_block":
        return False
    return node.type != "object" or _is_no_block(node)


def _is_no_block(node: Node) -> bool:
    """Return whether braces that the parser takes for an object are no block either."""
    members = [child for child in node.named_children if child.type != "comment"]
    keys = [member.child_by_field_name("key") for member in members if member.type == "pair"]
    ends_with_comma = len(node.children) > 1 and node.children[-2].type == ","
    values = [member.child_by_field_name("value") for member in members if member.type == "pair"]
    if (keys and (len(members) > 1 or ends_with_comma)) or any(map(_lacks_a_name, values)):
        return True
    return any(member.type in ("spread_element", "method_definition") for member in members) or any(
        key is not None and key.type != "property_identifier" for key in keys
    )


def _lacks_a_name(value: Node | None) -> bool:
    """Return whether a value is a function or class that cannot be a declaration."""
    return value is not None and value.type in _VALUES[1:] and value.child_by_field_name("name") is None
