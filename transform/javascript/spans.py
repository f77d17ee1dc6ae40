"""Where `{{ JavaScript }}` stands in a text."""

from __future__ import annotations

from typing import NamedTuple

from ..patterns import pattern

_BRACE = pattern("[{}]")


class Span(NamedTuple):
    """A binding in a text: where it starts and ends, braces included, and the code between them."""

    start: int
    end: int
    code: str

    @property
    def code_start(self) -> int:
        """Return the offset of the code."""
        return self.start + 2


def spans(text: str) -> tuple[Span, ...]:
    """Return the bindings of a text as the product finds them.

    A binding starts at `{{` and ends at the `}}` that closes as many braces as were opened, braces in quotes
    counted too. Where they never balance, all that is left is one binding if a `}}` follows a `{{` in it, with
    two characters taken off at both ends whatever they are.
    """
    found = []
    rest = 0
    while (start := text.find("{{", rest)) >= 0:
        end = _balanced_end(text, start)
        if end is None:
            if text.find("}}", start + 2) >= 0:
                found.append(Span(rest, len(text), text[rest + 2 : -2]))
            break
        if end - start > 4:
            found.append(Span(start, end, text[start + 2 : end - 2]))
        rest = end
    return tuple(found)


def _balanced_end(text: str, start: int) -> int | None:
    depth = 0
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace.group() == "{" else -1
        end = brace.end()
        if depth == 0 and text[end - 2] == "}":
            return end
        if depth < 0:
            return None
    return None
