"""Turn the text of a property into one JavaScript expression, as steps that wrap bindings do."""

from __future__ import annotations

from .js import contains_binding


def as_javascript(text: str) -> str:
    """Give `a {{b}} c` as `` `a ` + b + ` c` ``: bindings bare, other text in back-quotes, unescaped."""
    return " + ".join(
        segment[2:-2] if contains_binding(segment) and segment != "{{}}" else f"`{segment}`"
        for segment in _segments(text.strip())
    )


def _segments(text: str) -> list[str]:
    """Split into bindings and what stands between; braces are counted, so that a binding may hold some."""
    segments = []
    rest = text
    while rest:
        start = rest.find("{{")
        if start < 0:
            segments.append(rest)
            break
        if start:
            segments.append(rest[:start])
            rest = rest[start:]
            continue
        end = _end_of_binding(rest)
        if end is None:
            return [text]
        segments.append(rest[:end])
        rest = rest[end:]
    return segments or [""]


def _end_of_binding(text: str) -> int | None:
    depth = 0
    for at, character in enumerate(text):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0 and text[at - 1] == "}":
                return at + 1
    return None
