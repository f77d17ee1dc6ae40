"""Locate the first syntax error of a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node
from .parser import UNREADABLE

_CLOSING = {"(": ")", "[": "]", "{": "}", "${": "}"}


def first_error(root: Node) -> tuple[int, str]:
    """Return byte and description of what is wrong: a bracket without its partner, else what is unreadable."""
    opened: list[Node] = []
    for leaf in _leaves(root):
        if leaf.is_missing:
            return leaf.start_byte, f"{leaf.type!r} is missing"
        if leaf.type in _CLOSING:
            opened.append(leaf)
        elif leaf.type in _CLOSING.values():
            if not opened:
                return leaf.start_byte, f"{leaf.type!r} closes nothing"
            if _CLOSING[opened[-1].type] != leaf.type:
                return (
                    leaf.start_byte,
                    f"{leaf.type!r} stands where {_CLOSING[opened[-1].type]!r} is expected",
                )
            opened.pop()
    if opened:
        return opened[-1].start_byte, f"{opened[-1].type!r} is never closed"
    return _first_unreadable(root), UNREADABLE


def _leaves(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        children = node.children
        if children:
            stack += reversed(children)
        else:
            yield node


def _first_unreadable(root: Node) -> int:
    node = root
    while True:
        broken = next((child for child in node.children if child.has_error or child.type == "ERROR"), None)
        if broken is None:
            return node.start_byte
        node = broken
