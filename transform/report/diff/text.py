"""A diff for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diffing.changes import Change, Diff
from .groups import grouped
from .masking import masked
from .words import MOST_BELOW, below, notes, place, summary, text_lines, what

_MARKS = {"add": "+", "remove": "-", "modify": "~", "rename": "~", "move": "~"}
_INDENT = "    "
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_COLOURS = {"+": "32", "-": "31", "~": "33", "@": "36"}


def to_text(found: Diff, *, colour: bool = False) -> str:
    """Return the changes page by page, what follows from each below it, and a line that sums up."""
    found = masked(found)
    lines = []
    for group, changes in grouped(found.changes).items():
        title = _visible(str(group))
        lines.append(f"\x1b[1m{title}\x1b[0m" if colour else title)
        for change in changes:
            lines += [f"{indent}{_painted(_visible(line), colour)}" for indent, line in _lines(change)]
        lines.append("")
    return "\n".join([*lines, summary(found)])


def _lines(change: Change) -> Iterator[tuple[str, str]]:
    """Yield indent and text of the lines of a change; the first character of a text is its mark."""
    yield "", _line(change)
    yield from ((_INDENT, line) for line in text_lines(change))
    following = below(change)
    yield from ((_INDENT, _line(inner)) for inner in following[:MOST_BELOW])
    if len(following) > MOST_BELOW:
        yield _INDENT, f"... and {len(following) - MOST_BELOW} more"


def _line(change: Change) -> str:
    said = "changed" if text_lines(change) else what(change)
    return f"{_MARKS[change.kind]} {place(change)}: {said}{notes(change)}"


def _visible(line: str) -> str:
    """Return a line without characters that would steer the terminal."""
    return _CONTROL.sub(lambda match: f"\\x{ord(match.group()):02x}", line)


def _painted(line: str, colour: bool) -> str:
    mark = line[:1]
    return f"\x1b[{_COLOURS[mark]}m{line}\x1b[0m" if colour and mark in _COLOURS else line
