"""Turn the text of a property into one JavaScript expression, as steps that wrap bindings do."""

from __future__ import annotations

from typing import Any

from ..product.javascript_texts import length_of, substring, trim
from ..product.javascript_values import contains_binding


def as_javascript(value: Any) -> str:
    """Return `a {{b}} c` as `` `a ` + b + ` c` ``: bindings bare, other text in back-quotes, unescaped.

    A value that is no string becomes an empty expression.
    """
    if not isinstance(value, str):
        return ""
    return " + ".join(
        substring(segment, 2, length_of(segment) - 2)
        if segment != "{{}}" and contains_binding(segment)
        else f"`{segment}`"
        for segment in _segments(trim(value))
    )


def _segments(text: str) -> list[str]:
    """Split into bindings and the text between them; braces are counted, so that a binding may hold some.

    From where braces no longer balance, the rest is one segment.
    """
    segments = []
    at = 0
    while at < len(text):
        start = text.find("{{", at)
        if start < 0:
            segments.append(text[at:])
            break
        end, depth = _end_of_binding(text, start)
        if depth:
            segments.append(text[at:])
            break
        if start > at:
            segments.append(text[at:start])
        if end is None:
            break
        segments.append(text[start:end])
        at = end
    return segments


def _end_of_binding(text: str, start: int) -> tuple[int | None, int]:
    """Return where the binding ends (None: nowhere) and how many braces are open there."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth == 0 and text[at - 1] == "}":
                return at + 1, 0
    return None, depth
