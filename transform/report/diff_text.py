"""A diff for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ..diff.changes import Change, Diff
from .diff_words import grouped, notes, place, summary, text_lines, what

_MARKS = {"add": "+", "remove": "-", "modify": "~", "rename": "~", "move": "~"}
_COLOURS = {"+": "32", "-": "31", "~": "33", "@": "36"}


def to_text(found: Diff, *, colour: bool = False) -> str:
    """Give the changes page by page, and a line that sums up."""
    lines = []
    for group, changes in grouped(found.changes).items():
        lines.append(f"\x1b[1m{group}\x1b[0m" if colour else group)
        for change in changes:
            lines += [_painted(line, colour) for line in _lines(change)]
        lines.append("")
    return "\n".join([*lines, summary(found)])


def _lines(change: Change) -> Iterator[str]:
    body = text_lines(change)
    said = "changed" if body else what(change)
    yield f"{_MARKS[change.kind]} {place(change)}: {said}{notes(change)}"
    yield from (f"    {line}" for line in body)


def _painted(line: str, colour: bool) -> str:
    mark = line.strip()[:1]
    return f"\x1b[{_COLOURS[mark]}m{line}\x1b[0m" if colour and mark in _COLOURS else line
