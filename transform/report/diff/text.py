"""A diff for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import Side
from ...diffing.changes import Change, Diff
from ..painting import DIFF_MARKS, painted
from ..text import visible, visible_code
from .groups import grouped
from .masking import masked
from .wording import MOST_BELOW, below, body_lines, headline, summary

_MARKS = {"add": "+", "remove": "-"}
_INDENT = "    "


def to_text(found: Diff, *, colour: bool = False, full: bool = False) -> str:
    """Return the changes page by page, what follows from each below it, and a line that sums up.

    With `full` values, what was added or removed, and what follows are shown whole.
    """
    found = masked(found)
    lines = []
    for group, changes in grouped(found.changes).items():
        title = visible(str(group))
        lines.append(painted(title, "heading", colour=colour))
        for change in changes:
            for depth, line in _lines(change, full=full):
                lines.append(f"{_INDENT * depth}{_painted(visible_code(line), colour)}")
        lines.append("")
    return "\n".join([*lines, summary(found)])


def _lines(
    change: Change, *, full: bool, depth: int = 0, around: tuple[Side, ...] = ()
) -> Iterator[tuple[int, str]]:
    """Yield depth and text of the lines of a change; the first character of a text is its mark."""
    yield depth, f"{_MARKS.get(change.kind, '~')} {headline(change, full=full, around=around)}"
    yield from ((depth + 1, line) for line in body_lines(change, full=full))
    following = below(change)
    shown = following if full else following[:MOST_BELOW]
    for inner in shown:
        if full or depth == 0:
            yield from _lines(inner, full=full, depth=depth + 1, around=change.sides)
    if depth == 0 and len(following) > len(shown):
        yield depth + 1, f"... and {len(following) - len(shown)} more"


def _painted(line: str, colour: bool) -> str:
    return painted(line, DIFF_MARKS.get(line[:1]), colour=colour)
