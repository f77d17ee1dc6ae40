"""What the pieces of a text are in its JavaScript: names, keys, literals, templates."""

from __future__ import annotations

import bisect
import functools
import itertools
from typing import TYPE_CHECKING, Any

from ..application.entity_lookup import is_code
from ..document.pointers import Path
from ..javascript.parser import LONGEST, tree
from ..javascript.spans import spans
from .policy.replacements import PLACEHOLDER

if TYPE_CHECKING:
    from tree_sitter import Node

_NAMES = frozenset(
    (
        "identifier", "property_identifier", "shorthand_property_identifier", "private_property_identifier",
        "shorthand_property_identifier_pattern", "statement_identifier",
    )
)  # fmt: skip
_LITERALS = frozenset(("string", "template_string"))
#: Statements in which only a literal can name a module.
_OF_MODULES = frozenset(("import_statement", "export_statement", "import_attribute", "jsx_attribute"))
_PREFIX = "$ = "

#: Code that was parsed: where it begins and ends in the text, its characters, its tree, the offset of each
#: character in bytes unless all are ASCII.
_Parsed = tuple[int, int, str, "Node | None", list[int] | None]


class CodePlaces:
    """The code in a text: all of it in a JS object, the bindings elsewhere; parsed when first asked for."""

    def __init__(self, document: dict[str, Any], path: Path, text: str) -> None:
        self._text = text
        self._is_all_code = is_code(document, path)

    @functools.cached_property
    def _parsed(self) -> list[_Parsed]:
        text = self._text
        if self._is_all_code:
            return [_parsed(0, text)]
        return [_parsed(span.code_start, span.code, _PREFIX) for span in spans(text)]

    def is_name(self, start: int, end: int) -> bool:
        """Return whether a piece lies in the name of a variable or a member; False in code with errors."""
        node = self._node(start, end)
        return node is not None and node.type in _NAMES

    def is_in_literal(self, start: int, end: int) -> bool:
        """Return whether a piece lies in a literal."""
        return self._literal(start, end) is not None

    def with_expression(self, start: int, end: int, code: str) -> tuple[int, int, str]:
        """Return start, end and text that put an expression in place of a piece of a literal.

        A whole literal is replaced with its quotes, a key becomes a computed one, a piece of a template a
        substitution. Anywhere else (a piece of a string, a comment, code with errors) a placeholder is put.
        """
        node, text = self._literal(start, end), self._text
        if node is None or node.parent is None or node.parent.type in _OF_MODULES:
            return start, end, PLACEHOLDER
        is_whole = text[end : end + 1] == text[start - 1 : start] and end - start == _size(node) - 2
        is_template, parent = node.type == "template_string", node.parent
        if is_template and (not is_whole or parent.type == "call_expression"):
            return start, end, f"${{{code}}}"
        if not is_whole:
            return start, end, PLACEHOLDER
        key = parent.child_by_field_name("key") or parent.child_by_field_name("property")
        name = parent.child_by_field_name("name") if parent.type == "method_definition" else None
        if node in (key, name):
            return start - 1, end + 1, f"[{code}]"
        before, after = text[max(0, start - 2) : start - 1], text[end + 1 : end + 2]
        return start - 1, end + 1, _blank(before) + code + _blank(after)

    def _literal(self, start: int, end: int) -> Node | None:
        node = self._node(start, end)
        if node is not None and node.type not in _LITERALS:
            node = node.parent
        return node if node is not None and node.type in _LITERALS else None

    def _node(self, start: int, end: int) -> Node | None:
        """Return the smallest named node around a piece; None outside of code and where it has errors."""
        at = bisect.bisect_right(self._parsed, start, key=_begin) - 1
        if at < 0:
            return None
        begin, stop, prefix, root, offsets = self._parsed[at]
        if root is None or end > stop:
            return None
        first, last = (place - begin + len(prefix) for place in (start, end))
        if offsets:
            first, last = offsets[first], offsets[last]
        node = root.named_descendant_for_byte_range(first, last)
        return None if root.has_error and _has_error_around(node) else node


def _begin(parsed: _Parsed) -> int:
    return parsed[0]


def _parsed(begin: int, code: str, prefix: str = "") -> _Parsed:
    if len(code) > LONGEST:
        return begin, begin + len(code), prefix, None, None
    source = (prefix + code).encode("utf-8", "surrogatepass")
    root = tree(source)
    if prefix and (root is None or root.has_error):  # statements
        return _parsed(begin, code)
    offsets = None
    if not code.isascii():
        sizes = (len(one.encode("utf-8", "surrogatepass")) for one in prefix + code)
        offsets = list(itertools.accumulate(sizes, initial=0))
    return begin, begin + len(code), prefix, root, offsets


def _has_error_around(node: Node | None) -> bool:
    while node is not None:
        if node.type == "ERROR":
            return True
        node = node.parent
    return False


def _size(node: Node) -> int:
    """Return the size of a literal in characters."""
    return len((node.text or b"").decode("utf-8", "surrogatepass"))


def _blank(neighbour: str) -> str:
    """Return the blank that keeps a name from running into a word beside it: `return"..."`."""
    return " " if neighbour.isalnum() or neighbour in ("_", "$") else ""
