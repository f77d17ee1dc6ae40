"""A diff as a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diffing.changes import Change, Diff
from .groups import grouped
from .masking import masked
from .words import MOST_BELOW, below, notes, place, summary, text_lines, what


def to_markdown(found: Diff) -> str:
    """Return the changes page by page, long texts as fenced diffs, what follows from each as a list below it."""
    found = masked(found)
    lines = [f"**{summary(found)}**", ""]
    for group, changes in grouped(found.changes).items():
        lines += [f"### {_escaped(str(group))}", ""]
        for change in changes:
            lines += _lines(change)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _lines(change: Change) -> Iterator[str]:
    body = text_lines(change)
    yield _line(change, body)
    if body:
        fence = "`" * max(3, *(_longest_fence(line) + 1 for line in body))
        yield from ("", f"  {fence}diff", *(f"  {line}" for line in body), f"  {fence}", "")
    following = below(change)
    yield from (f"  {_line(inner, text_lines(inner))}" for inner in following[:MOST_BELOW])
    if len(following) > MOST_BELOW:
        yield f"  - and {len(following) - MOST_BELOW} more"


def _line(change: Change, body: list[str]) -> str:
    said = "changed" if body else f"`{_code(what(change))}`"
    return f"- {_escaped(place(change))}: {said}{notes(change)}"


def _longest_fence(line: str) -> int:
    return max(map(len, re.findall("`+", line)), default=0)


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in " ".join(text.splitlines()))


def _code(text: str) -> str:
    return " ".join(text.replace("`", "'").splitlines())
