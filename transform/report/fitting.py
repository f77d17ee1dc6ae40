"""Fit lines into a terminal: at blanks, with what goes on below indented; words, paths, commands stay whole."""

from __future__ import annotations

from unicodedata import east_asian_width

from ..patterns import pattern

_STYLE = pattern(r"\x1b\[[0-9;]*m")
_WORD = pattern(r" *[^ ]+")
_COMMAND = pattern(r" *(?:appsmith-transform|git) ")
_DEEPER = 2


def fitted(text: str, width: int | None) -> str:
    """Return a text whose lines are no longer than `width` columns, as far as its words allow; None: as it is.

    What goes on in another line is two columns deeper than its beginning. No character is lost but the blanks at
    which a line ends. A line that is a command stays one, so that it can be copied.
    """
    if width is None:
        return text
    return "\n".join(
        part for line in text.split("\n") for part in ([line] if _fits(line, width) else _parts(line, width))
    )


def _fits(line: str, width: int) -> bool:
    if _COMMAND.match(line):
        return True
    return (len(line) <= width and line.isascii()) or columns(line) <= width


def columns(text: str) -> int:
    """Return how many columns a text takes on a terminal: none for a style, two for a wide character."""
    plain = _STYLE.sub("", text)
    return len(plain) if plain.isascii() else sum(1 + (east_asian_width(one) in "WF") for one in plain)


def _parts(line: str, width: int) -> list[str]:
    first = len(line) - len(line.lstrip(" "))
    indent = " " * min(first + _DEEPER, width // 2)
    parts: list[str] = []
    part, room = "", width
    for word in _WORD.findall(line):
        size = columns(word)
        is_mark = columns(part) <= len(indent) and size >= width - len(indent)  # before what fits nowhere
        if part.strip(" ") and size > room and not is_mark:
            parts.append(part)
            word = indent + word.lstrip(" ")
            part, room, size = "", width, columns(word)
        part, room = part + word, room - size
    return [*parts, part]
