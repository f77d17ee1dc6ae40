"""Parse JavaScript into a syntax tree."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

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

_QUERY = """
[(identifier) (shorthand_property_identifier)] @name
(shorthand_property_identifier) @shorthand
(shorthand_property_identifier_pattern) @pattern_shorthand
[(function_declaration) (function_expression) (generator_function) (generator_function_declaration)
 (arrow_function) (method_definition) (class_static_block)] @function
[(statement_block) (for_statement) (for_in_statement) (catch_clause) (switch_body) (class)] @block
(variable_declaration (variable_declarator name: (_) @var))
(for_in_statement kind: "var" left: (_) @var)
(lexical_declaration (variable_declarator name: (_) @here))
(for_in_statement kind: ["let" "const"] left: (_) @here)
(formal_parameters (_) @here)
(arrow_function parameter: (identifier) @here)
(catch_clause parameter: (_) @here)
(class_declaration name: (identifier) @here)
(class name: (identifier) @here)
(function_expression name: (identifier) @here)
(generator_function name: (identifier) @here)
(function_declaration name: (identifier) @outside)
(function_declaration "async" name: (identifier) @beside)
(generator_function_declaration name: (identifier) @beside)
(import_clause (identifier) @here)
(namespace_import (identifier) @here)
(import_specifier !alias name: (identifier) @here)
(import_specifier alias: (identifier) @here)
(import_specifier name: (identifier) @no_name alias: (identifier))
(assignment_expression left: [(identifier) (object_pattern) (array_pattern)] @written)
(for_in_statement !kind left: [(identifier) (object_pattern) (array_pattern)] @written)
(unary_expression operator: "typeof" argument: (identifier) @no_name @tested)
[(jsx_element) (jsx_self_closing_element)] @jsx
(jsx_opening_element name: (_) @no_name)
(jsx_closing_element name: (_) @no_name)
(jsx_self_closing_element name: (_) @no_name)
(export_statement value: (object) @exported)
"""

#: The parser takes this `of`, the parameter of a function, for that of a loop.
_PARAMETER_OF = re.compile(rb"(\bfor\s*\(\s*async[ \t]+)of(?=\s*=>)")

UNREADABLE = "the code cannot be read from here on"


@functools.cache
def _language() -> Any:
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Language(tree_sitter_javascript.language())


@functools.cache
def _parser() -> Any:
    import tree_sitter

    return tree_sitter.Parser(_language())


def cursor() -> Any:
    """Return the class that runs queries."""
    import tree_sitter

    return tree_sitter.QueryCursor


@functools.cache
def names_query() -> Any:
    """Return the query for what declares and uses names; prepared on first use."""
    import tree_sitter

    return tree_sitter.Query(_language(), _QUERY)


@functools.cache
def whole_query() -> Any:
    """Return the query for names and for all that may be wrong with code; preparing it takes five times as long."""
    import tree_sitter

    from . import newer_syntax
    from .early_errors import families

    return tree_sitter.Query(_language(), _QUERY + families.PATTERNS + newer_syntax.PATTERNS)


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
