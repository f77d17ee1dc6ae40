"""Parse JavaScript into a syntax tree."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from ..patterns import pattern

if TYPE_CHECKING:
    from tree_sitter import Node, Tree


#: Longer code is not parsed: nobody wrote it by hand, and it would only cost time and memory.
LONGEST = 4_000_000
#: Nor is code nested deeper, as a sum of so many terms is, and in longer code with an error no names are looked
#: for: both take time that grows with the square.
DEEPEST = 2_000
#: The parser's own limit: it asks after each 100 steps whether to go on, and code that people write needs
#: less than 5 questions for 100 bytes. Below `_SHORT` bytes nothing takes long.
_SHORT = 256
_BYTES_FOR_A_QUESTION = 8

#: The parser takes this `of`, the parameter of a function, for that of a loop.
_PARAMETER_OF = pattern(rb"(\bfor\s*\(\s*async[ \t]+)of(?=\s*=>)")

UNREADABLE = "the code cannot be read from here on"


@functools.cache
def language() -> Any:
    """Return the grammar of JavaScript."""
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Language(tree_sitter_javascript.language())


@functools.cache
def _parser() -> Any:
    import tree_sitter

    return tree_sitter.Parser(language())


def tree(code: bytes) -> Node | None:
    """Parse code; None for what takes the parser very long or is nested very deep, as only machines write."""
    parser = _parser()
    if b"async" in code:
        code = _PARAMETER_OF.sub(rb"\1oo", code)
    if len(code) <= _SHORT:
        root: Node = parser.parse(code).root_node
        return root
    questions = iter(range(len(code) // _BYTES_FOR_A_QUESTION))
    try:
        tree = parser.parse(
            lambda start, _: code[start : start + 65536],
            progress_callback=lambda *_: next(questions, None) is None,
        )
    except ValueError:
        parser.reset()
        return None
    return None if _is_too_deep(tree) else tree.root_node


def _is_too_deep(tree: Tree) -> bool:
    if tree.root_node.end_byte < DEEPEST:
        return False
    cursor = tree.walk()
    half = DEEPEST // 2  # each node is at most one level deeper than the one before it
    for number in range(0, tree.root_node.descendant_count, half):
        cursor.goto_descendant(number)
        if cursor.depth > half:
            return _reaches(tree, DEEPEST)
    return False


def _reaches(tree: Tree, deepest: int) -> bool:
    cursor = tree.walk()
    while cursor.depth <= deepest:
        if not cursor.goto_first_child():
            while not cursor.goto_next_sibling():
                if not cursor.goto_parent():
                    return False
    return True
