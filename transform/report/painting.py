"""Colours of reports on a terminal, the same meaning everywhere."""

from __future__ import annotations

from typing import Literal

Style = Literal["good", "attention", "bad", "note", "heading"]

_CODES: dict[Style, str] = {"good": "32", "attention": "33", "bad": "31", "note": "36", "heading": "1"}

#: Severity of a finding or a diagnostic -> how it is shown.
SEVERITIES: dict[str, Style] = {"error": "bad", "warning": "attention", "note": "note"}

#: What a line of a diff begins with, and one of a log or a status -> how it is shown.
DIFF_MARKS: dict[str, Style] = {"+": "good", "-": "bad", "~": "attention", "@": "note"}
LOG_MARKS: dict[str, Style] = {"A": "good", "D": "bad", "M": "attention", "R": "note", "V": "note"}


def painted(text: str, style: Style | None, *, colour: bool = True) -> str:
    """Return a text that a terminal shows in a style, or as it is: without one, and where nothing is coloured."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if colour and style and text else text
