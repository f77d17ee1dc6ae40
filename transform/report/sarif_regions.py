"""Regions of a SARIF log: from the place where a value begins to its end."""

from __future__ import annotations

import re

from ..document.positions import Position, width_at
from ..storage.layout.places import Place


class Regions:
    """The regions of a text; places in a layout bring their width, and without a text a place is one character wide."""

    def __init__(self, text: str | None) -> None:
        self._text = text or ""
        self._starts = [0, *(found.end() for found in re.finditer("\n", self._text))]

    def at(self, place: Position | Place) -> dict[str, int]:
        """Return {startLine, startColumn, endLine, endColumn}; the last column is behind the region."""
        width = place.width if isinstance(place, Place) else self._width(place)
        return {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.line,
            "endColumn": place.column + width,
        }

    def _width(self, place: Position) -> int:
        if not 0 < place.line <= len(self._starts):
            return 1
        return width_at(self._text, self._starts[place.line - 1], place.column)
