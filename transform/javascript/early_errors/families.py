"""All families of early errors; imported when code is parsed, which most documents have little of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...discovery import modules
from ..queries import Patterns
from .code import PATTERNS as CONTEXTS
from .code import Code, Mistake

_FAMILIES = modules(str(__package__), "(?!code$|families$)[a-z].*")

#: What the parser's query has to capture for all families.
PATTERNS: tuple[Patterns, ...] = (CONTEXTS, *(family.PATTERNS for family in _FAMILIES))

#: The captures without which a family has nothing to look at, where it does not look at what all code has.
_ASKS = {
    family: frozenset(re.findall(r"@(\w+)", "".join(family.PATTERNS.values())))
    for family in _FAMILIES
    if not hasattr(family, "LOOKS_AT_ALL_CODE")
}


def early_error(code: Code) -> Mistake | None:
    """Return the first mistake in code that can be parsed."""
    return min(_mistakes(code), default=None)


def _mistakes(code: Code) -> Iterator[Mistake]:
    captured = code.captures.keys()
    for family in _FAMILIES:
        if family not in _ASKS or not captured.isdisjoint(_ASKS[family]):
            yield from family.mistakes(code)
