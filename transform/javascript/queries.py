"""Queries of syntax trees, of which only those parts are prepared that code can match.

Preparing a pattern takes the parser's library longer than asking it of the code of a small export, and most code has
neither classes nor loops.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..patterns import pattern
from .parser import language

if TYPE_CHECKING:
    from tree_sitter import Node

Patterns = Mapping[str, str]
"""Signs -> patterns that match nothing in code without the signs.

Signs are words and other texts. Blanks are between those of which one is enough, ` & ` between such groups that are
all needed; `ANY_CODE` are no signs.
"""
ANY_CODE = ""
AUGMENTED = "+= -= *= /= %= <<= >>= &= ^= |= ?="
"""The signs of assignments such as `a += 1`, `a **= 1` and `a ??= 1`."""

#: From so many bytes of code on, asking each part costs more than preparing all of them as one.
_MUCH = 32_000
_WORDS = pattern(rb"\w+")


class _Part(NamedTuple):
    signs: tuple[tuple[bytes, ...], ...]
    patterns: str


class Query:
    """A query for the nodes that some patterns capture; prepared on first use."""

    def __init__(self, *patterns: Patterns) -> None:
        texts: dict[str, list[str]] = defaultdict(list)
        for some in patterns:
            for signs, text in some.items():
                texts[signs].append(text)
        self._parts = [_Part(_read(signs), "".join(text)) for signs, text in texts.items()]
        self._whole = "".join(part.patterns for part in self._parts)
        self._asked = 0

    def captures(self, root: Node, code: bytes) -> dict[str, list[Node]]:
        """Return the nodes in the tree of some code by the names under which they are captured.

        What the parser put in or left out may lack its sign, so in code with an error all patterns are asked for.
        """
        self._asked += len(code)
        if root.has_error or self._asked > _MUCH:
            return self.all_captures(root)
        words = frozenset(_WORDS.findall(code))
        found: dict[str, list[Node]] = {}
        for part in self._parts:
            if all(any(sign in (words if sign.isalpha() else code) for sign in some) for some in part.signs):
                for name, nodes in _captures(part.patterns, root).items():
                    found.setdefault(name, []).extend(nodes)
        return found

    def all_captures(self, root: Node) -> dict[str, list[Node]]:
        """Return the same as `captures` does, by all patterns at once."""
        return _captures(self._whole, root)


def _read(signs: str) -> tuple[tuple[bytes, ...], ...]:
    return tuple(tuple(some.encode().split()) for some in signs.split(" & ")) if signs else ()


def _captures(patterns: str, root: Node) -> dict[str, list[Node]]:
    import tree_sitter

    return tree_sitter.QueryCursor(_prepared(patterns)).captures(root)


@functools.cache
def _prepared(patterns: str) -> Any:
    import tree_sitter

    return tree_sitter.Query(language(), patterns)
