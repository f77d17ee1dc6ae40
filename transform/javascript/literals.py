"""What a text is between quotes of JavaScript."""

from __future__ import annotations

import re

from ..patterns import pattern

_ESCAPED = pattern(r"\\(.)")


def written(text: str, quote: str) -> str:
    """Return a text as it is written between quotes, with backslashes only where they are needed."""
    special = f"\\{quote}$" if quote == "`" else f"\\{quote}"
    return re.sub(f"[{re.escape(special)}]", r"\\\g<0>", text)


def read(literal: str) -> str:
    """Return the text that `written` gives."""
    return _ESCAPED.sub(r"\1", literal)


def forms(text: str) -> frozenset[str]:
    """Return a text as it may stand in code, as it is or between quotes."""
    return frozenset((text, *(written(text, quote) for quote in "\"'`")))
