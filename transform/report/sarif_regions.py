"""Regions of a SARIF log: from the place where a value begins to its end."""

from __future__ import annotations

import re

from ..document.positions import Position
from ..storage.layout.places import Place

#: A string, or a number or word, or one character, such as the bracket that opens a container.
_VALUE = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\w.+-]+|.')


class Regions:
    """The regions of a text; without a text they are one character wide, as places in a layout are."""

    def __init__(self, text: str | None) -> None:
        self._text = text or ""
        self._starts = [0, *(found.end() for found in re.finditer("\n", self._text))]

    def at(self, place: Position | Place) -> dict[str, int]:
        """Return {startLine, startColumn, endLine, endColumn}; the last column is behind the region."""
        width = 1 if isinstance(place, Place) else self._width(place)
        return {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.line,
            "endColumn": place.column + width,
        }

    def _width(self, place: Position) -> int:
        if not 0 < place.line <= len(self._starts):
            return 1
        found = _VALUE.match(self._text, self._starts[place.line - 1] + place.column - 1)
        return found.end() - found.start() if found else 1
