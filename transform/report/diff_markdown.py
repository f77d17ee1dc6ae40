"""A diff as a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diff.changes import Change, Diff
from .diff_words import grouped, notes, place, summary, text_lines, what


def to_markdown(found: Diff) -> str:
    """Give the changes page by page, long texts as fenced diffs."""
    lines = [f"**{summary(found)}**", ""]
    for group, changes in grouped(found.changes).items():
        lines += [f"### {_escaped(group)}", ""]
        for change in changes:
            lines += _lines(change)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _lines(change: Change) -> Iterator[str]:
    body = text_lines(change)
    said = "changed" if body else f"`{_code(what(change))}`"
    yield f"- {_escaped(place(change))}: {said}{notes(change)}"
    if body:
        fence = "`" * max(3, *(_longest_fence(line) + 1 for line in body))
        yield from ("", f"  {fence}diff", *(f"  {line}" for line in body), f"  {fence}", "")


def _longest_fence(line: str) -> int:
    return max(map(len, re.findall("`+", line)), default=0)


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in text)


def _code(text: str) -> str:
    return text.replace("`", "'")
