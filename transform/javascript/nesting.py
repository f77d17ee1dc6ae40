"""Follow which ranges of a text lie around which offsets, in one sweep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Event(NamedTuple):
    """What a sweep meets next: a range that opens or closes, or a point.

    `kind` is "open", "close" or "at"; `number` counts the ranges, or the points, from 0.
    """

    kind: str
    number: int


def sweep(ranges: Sequence[tuple[int, int]], points: Iterable[int]) -> Iterator[Event]:
    """Yield "open", "close" and "at" in the order of the text.

    `ranges` are (start, end), sorted by start and, where starts are equal, the longer first; `points` are
    sorted offsets. A range holds its start, not its end.
    """
    stack: list[int] = []
    following = 0
    for number, point in enumerate(points):
        while following < len(ranges) and ranges[following][0] <= point:
            yield from _closed(ranges, stack, ranges[following][0])
            stack.append(following)
            yield Event("open", following)
            following += 1
        yield from _closed(ranges, stack, point)
        yield Event("at", number)


def _closed(ranges: Sequence[tuple[int, int]], stack: list[int], offset: int) -> Iterator[Event]:
    while stack and ranges[stack[-1]][1] <= offset:
        yield Event("close", stack.pop())


def innermost(ranges: Sequence[tuple[int, int]], points: Iterable[int]) -> Iterator[int]:
    """Yield for each point the number of the innermost range around it, -1 outside all; both as for `sweep`."""
    stack = [-1]
    following = 0
    for point in points:
        while following < len(ranges) and ranges[following][0] <= point:
            while len(stack) > 1 and ranges[stack[-1]][1] <= ranges[following][0]:
                stack.pop()
            stack.append(following)
            following += 1
        while len(stack) > 1 and ranges[stack[-1]][1] <= point:
            stack.pop()
        yield stack[-1]


def enclosing(ranges: Sequence[tuple[int, int]], points: Iterable[int]) -> Iterator[list[int]]:
    """Yield for each point the numbers of the ranges around it, the outermost first; one list, reused."""
    around: list[int] = []
    for kind, number in sweep(ranges, points):
        if kind == "open":
            around.append(number)
        elif kind == "close":
            around.pop()
        else:
            yield around
