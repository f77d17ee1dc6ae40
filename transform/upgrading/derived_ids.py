"""Ids that follow from the document, in the place of the product's random ones."""

from __future__ import annotations

from collections.abc import Callable

from ..application.pages import Widget

IdFactory = Callable[[], str]
"""Gives a new id of 10 characters at each call."""

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


class DerivedIds:
    """Ids of 10 characters that depend on the step and the widget for which they are drawn.

    They do not depend on where an upgrade began, so that two hops give the same ids as one.
    """

    def __init__(self) -> None:
        self._drawn: dict[str, int] = {}

    def draw(self, step: int, widget: Widget) -> str:
        """Return the next id for a widget in a step."""
        import hashlib  # it loads OpenSSL, which most runs can do without

        place = f"{step} {widget.get('widgetId')} {widget.get('widgetName')}"
        drawn = self._drawn[place] = self._drawn.get(place, 0) + 1
        text = f"{drawn} {place}".encode("utf-8", "surrogatepass")
        value = int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big")
        return "".join(_ALPHABET[value // 36**digit % 36] for digit in range(10))
