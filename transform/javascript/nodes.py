"""Small questions to nodes of a syntax tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node


def text(code: bytes, node: Node) -> str:
    """Return the source text of a node."""
    # Not `node.text`, which asks the parser for the code again each time.
    return code[node.start_byte : node.end_byte].decode("utf-8", "replace")
