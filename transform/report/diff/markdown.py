"""A diff as a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...application.entities import Side
from ...diffing.changes import Change, Diff
from ..markdown import escaped
from ..text import visible, visible_code
from .groups import grouped
from .masking import masked
from .wording import (
    MOST_BELOW,
    below,
    body_lines,
    headline,
    is_text_edit,
    notes,
    place,
    summary,
    what,
)


def to_markdown(found: Diff, *, full: bool = False) -> str:
    """Return the changes page by page, texts as fenced diffs, what follows from each as a list below it.

    With `full` values, what was added or removed, and what follows are shown whole.
    """
    found = masked(found)
    lines = [f"**{summary(found)}**", ""]
    for group, changes in grouped(found.changes).items():
        lines += [f"### {escaped(str(group))}", ""]
        for change in changes:
            lines += _lines(change, full=full)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _lines(change: Change, *, full: bool, depth: int = 0, around: tuple[Side, ...] = ()) -> Iterator[str]:
    indent = "  " * depth
    yield indent + _line(change, full=full, around=around)
    if body := body_lines(change, full=full):
        fence = "`" * max(3, *(_longest_fence(line) + 1 for line in body))
        inner = (visible_code(line) for line in body)
        yield from (
            "",
            f"{indent}  {fence}diff",
            *(f"{indent}  {line}" for line in inner),
            f"{indent}  {fence}",
            "",
        )
    consequences = below(change)
    shown = consequences if full else consequences[:MOST_BELOW]
    for one in shown:
        if full or depth == 0:
            yield from _lines(one, full=full, depth=depth + 1, around=change.sides)
    if depth == 0 and len(consequences) > len(shown):
        yield f"  - and {len(consequences) - len(shown)} more"


def _line(change: Change, *, full: bool, around: tuple[Side, ...]) -> str:
    if change.kind == "deploy":
        return f"- {escaped(headline(change))}"
    message = "changed" if is_text_edit(change) else f"`{_code(what(change, full=full))}`"
    return f"- {escaped(place(change))}: {message}{escaped(notes(change, around))}"


def _longest_fence(line: str) -> int:
    return max(map(len, re.findall("`+", line)), default=0)


def _code(text: str) -> str:
    return visible(text.replace("`", "'"))
