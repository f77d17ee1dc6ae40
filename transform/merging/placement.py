"""Where widgets lie: moving and resizing are two changes, although both change the end of a widget."""

from __future__ import annotations

from ..application.pages import Widget
from ..document.numbers import is_json_number

_VERTICAL, _HORIZONTAL = ("topRow", "bottomRow"), ("leftColumn", "rightColumn")


def with_place(widget: Widget, place: Widget) -> Widget:
    """Return a widget at the place of another version of it."""
    kept = {key: place[key] for key in (*_VERTICAL, *_HORIZONTAL) if key in place}
    return {**widget, **kept}


def with_sizes(base: Widget, ours: Widget, theirs: Widget) -> list[Widget]:
    """Return three versions with sizes in place of the ends of a widget that both sides moved or resized."""
    versions = [base, ours, theirs]
    for start, end in (_VERTICAL, _HORIZONTAL):
        edges = [(widget.get(start), widget.get(end)) for widget in versions]
        if all(is_json_number(edge) for pair in edges for edge in pair) and len({*edges}) == len(edges):
            versions = [
                {key: _Size(value - widget[start]) if key == end else value for key, value in widget.items()}
                for widget in versions
            ]
    return versions


class _Size(float):
    """A height or width that takes the place of the end of a widget."""


def with_ends(widget: Widget) -> Widget:
    """Return a merged widget with its ends in place of its sizes."""
    ends = {}
    for start, end in (_VERTICAL, _HORIZONTAL):
        size = widget.get(end)
        if isinstance(size, _Size):
            total = widget[start] + float(size)
            ends[end] = int(total) if total.is_integer() and isinstance(widget[start], int) else total
    return {**widget, **ends}
