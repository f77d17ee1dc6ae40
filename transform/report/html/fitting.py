"""Texts cut to the room that they have in a picture."""

from __future__ import annotations

import re

#: What letters of 11 px are wide on average, and the heights of their lines.
_LETTER = 6.4
LINE = 14.0
_NARROW = frozenset("iljtfrI.,:;'|!()[]{} ")
_FACTORS = {True: 0.55, False: 1.0}
_BINDING = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_PATH = re.compile(r"\s*([\w$]+(?:\.[\w$]+)*)")
_TAG = re.compile(r"<[^<>]{0,200}>")
_BLANKS = re.compile(r"\s+")
#: More of a text is never shown in a picture.
_MOST = 400
_LONGEST_NAME = 120


def in_words(text: str) -> str:
    """Return a text as a picture shows it: bindings as the name that they begin with in braces, no tags."""
    shown = _BINDING.sub(_named, text[:_MOST])
    return _BLANKS.sub(" ", _TAG.sub(" ", shown)).strip()


def _named(binding: re.Match[str]) -> str:
    inside = binding[1]
    path = _PATH.match(inside)
    if not path:
        return "{…}"
    return "{" + path[1] + ("" if path.end() == len(inside.rstrip()) else "…") + "}"


def shortened(name: str) -> str:
    """Return a name as pictures give it beside a widget, cut where nobody would read on."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def width_of(text: str) -> float:
    """Return about how wide a text is, in pixels."""
    return sum(map(_width, text))


def _width(letter: str) -> float:
    if letter > "\u2e7f":
        return _LETTER * 1.9
    return _LETTER * (_FACTORS[letter in _NARROW] if letter < "A" or letter > "Z" else 1.25)


def fitted(text: str, room: float) -> str:
    """Return as much of a text as fits into so many pixels, with an ellipsis where it is cut; "" for none."""
    if width_of(text) <= room:
        return text
    left = room - _LETTER * 1.6
    for number, letter in enumerate(text):
        left -= _width(letter)
        if left < 0:
            return f"{text[:number].rstrip()}…" if number else ""
    return text


def wrapped(text: str, room: float, most: int) -> list[str]:
    """Return a text in at most so many lines, the last one cut where there is more."""
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(fitted(" ".join(words), room))
            break
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}") <= room:
            line += f" {words.pop(0)}"
        lines.append(fitted(line, room))
    return [line for line in lines if line]
