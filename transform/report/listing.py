"""Fit what is said of many files onto a screen: verdicts first, details as far as there is room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

MOST_LINES = 50


class Block(NamedTuple):
    """What is said of a file: the verdict, its details, and how bad it is; a detail ending in `:` is a heading."""

    head: str
    details: Sequence[str] = ()
    badness: int = 0


def listed(blocks: Sequence[Block], total: str = "", *, every: bool = False) -> list[str]:
    """Return the lines of some files in their order, and the total.

    Unless `every` line is wanted, at most 50: the worst files come first then, each with its verdict as long as
    there is room, and the details of the worst.
    """
    last = [total] if total else []
    lines = [line for block in blocks for line in (block.head, *block.details)]
    if every or len(lines) + len(last) <= MOST_LINES:
        return lines + last
    shown = _shortened(blocks, MOST_LINES - 1 - len(last))
    return [*shown, f"… and {len(lines) - len(shown):,} more lines; --all shows them", *last]


def _shortened(blocks: Iterable[Block], room: int) -> list[str]:
    worst = sorted(blocks, key=lambda block: -block.badness)[:room]
    left = room - len(worst)
    lines: list[str] = []
    for block in worst:
        details = list(block.details[:left])
        if len(details) < len(block.details):
            while details and details[-1].endswith(":"):
                details.pop()
        left -= len(details)
        lines += [block.head, *details]
    return lines
