"""Small questions to nodes of a syntax tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

_CHAIN = frozenset({"member_expression", "subscript_expression", "call_expression"})


def text(code: bytes, node: Node) -> str:
    """Return the source text of a node."""
    # Not `node.text`, which asks the parser for the code again each time.
    return code[node.start_byte : node.end_byte].decode("utf-8", "replace")


def without_parentheses(node: Node) -> Node:
    """Return what is inside any parentheses around one expression."""
    while node.type == "parenthesized_expression" and node.named_child_count == 1:
        node = node.named_children[0]
    return node


def has_optional_chain(node: Node | None) -> bool:
    """Return whether a chain of members and calls holds `?.`, outside parentheses."""
    while node is not None and node.type in _CHAIN:
        if any(child.type == "optional_chain" for child in node.children):
            return True
        node = node.child_by_field_name("object") or node.child_by_field_name("function")
    return False
