"""A widget with the room that its drawing has, and what drawings have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .fitting import LINE, fitted, in_words, width_of

PAD = 5.0
#: A control that is at least so high has its label above it.
_LABEL_ABOVE = 28.0

#: Returns what may be shown of a text.
Mask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Item:
    """A label at a place of a drawing: a column of a table, a tab, an option, a cell of a list."""

    x: float
    width: float
    text: str
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Widget:
    """A widget and the room that it has."""

    value: dict[str, Any]
    width: int
    height: int
    mask: Mask

    def text(self, *keys: str) -> str:
        """Return the first of these properties that is a text with something in it."""
        for key in keys:
            found = self.value.get(key)
            if isinstance(found, str) and found.strip():
                return self.shown(found)
        return ""

    def shown(self, text: Any) -> str:
        """Return a text as a picture shows it, "" for what is none."""
        return in_words(self.mask(text)) if isinstance(text, str) else ""

    def fitted(self, text: str, room: float) -> str:
        """Return a text cut to its room; in a widget lower than a line there is none."""
        return fitted(text, room) if self.height >= 11 else ""


def labelled(widget: Widget) -> dict[str, Any]:
    """Return the label of a control, above it or at its left, and where the control begins."""
    label = widget.text("labelText", "label")
    is_above = widget.height >= _LABEL_ABOVE and widget.value.get("labelPosition") != "Left"
    if not label:
        return {}
    if is_above:
        return {"label": widget.fitted(label, widget.width), "top": LINE}
    room = min(width_of(label) + 6, widget.width / 2)
    return {"label": widget.fitted(label, room), "left": round(room)}
