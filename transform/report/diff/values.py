"""Values in few words: short ones whole, of long ones what is around each difference, texts line by line."""

from __future__ import annotations

import difflib
import json
import re
from typing import Any, NamedTuple

from ...patterns import pattern
from .blanks import without_runs

_SHORT = 60
_AROUND = 24
_MOST_DIFFERENCES = 3
_LINES_AROUND = 2
_MOST_LINES = 4000
_MOST_WORDS = 2000
#: Of a longer run of letters, such as the bytes of an image, a difference begins within.
_LONGEST_WORD = 200
#: Differences so near to each other are one.
_NEAR = 8
_WORD = pattern(r"\s*(?:\w+|[^\w\s])|\s+")

#: Start and end of a difference in the text before, and in the text after.
_Span = tuple[int, int, int, int]


class _Piece(NamedTuple):
    """What is shown of one side of a difference."""

    text: str
    is_cut: bool = False


def short(value: Any, *, full: bool = False) -> str:
    """Return a value in one line, unless `full` with its start and its end only."""
    return dumped(value) if full else _cut(without_runs(dumped(value)))


def dumped(value: Any) -> str:
    """Return a value as JSON in one line; 6.0 as 6."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)


def is_cut(before: Any, after: Any) -> bool:
    """Return whether two values are so long that only their differences are shown."""
    return max(len(dumped(before)), len(dumped(after))) > _SHORT


def short_pair(before: Any, after: Any, *, full: bool = False) -> tuple[str, str]:
    """Return two values in one line each; of long ones, unless `full`, what is around each difference."""
    old, new = dumped(before), dumped(after)
    if full or not is_cut(before, after):
        return old, new
    squeezed = without_runs(old), without_runs(new)
    if squeezed[0] != squeezed[1]:
        old, new = squeezed
        if max(map(len, squeezed)) <= _SHORT:
            return squeezed
    if isinstance(before, str) and isinstance(after, str):
        shown = differences(old[1:-1], new[1:-1])
        return f'"{shown[0]}"', f'"{shown[1]}"'
    return differences(old, new)


def differences(old: str, new: str) -> tuple[str, str]:
    """Return what is around the first differences of two texts, and how many more there are."""
    spans = _joined(_spans(old, new))
    shown = spans[:_MOST_DIFFERENCES]
    more = f" (+{len(spans) - len(shown)} more)" if len(spans) > len(shown) else ""
    pieces = [_pieces(old, new, span) for span in shown]
    before = _in_a_row(old, [(pair[0], span[:2]) for pair, span in zip(pieces, shown, strict=True)])
    after = _in_a_row(new, [(pair[1], span[2:]) for pair, span in zip(pieces, shown, strict=True)])
    return before + more, after + more


def _spans(old: str, new: str) -> list[_Span]:
    """Return where two texts differ, word by word; as one span where they are very long."""
    head = _common_start(old, new)
    least = max(0, head - _LONGEST_WORD)
    while head > least and old[head - 1].isalnum():
        head -= 1
    tail = _common_start(old[head:][::-1], new[head:][::-1])
    one, other = (_WORD.findall(text[head : len(text) - tail]) for text in (old, new))
    if max(len(one), len(other)) > _MOST_WORDS:
        return [(head, len(old) - tail, head, len(new) - tail)]
    at, to = _offsets(one, head), _offsets(other, head)
    matcher = difflib.SequenceMatcher(None, one, other)
    return [(at[a], at[b], to[c], to[d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _common_start(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # halving, since comparing slices is so much faster than comparing characters
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _offsets(words: list[str], start: int) -> list[int]:
    offsets = [start]
    for word in words:
        offsets.append(offsets[-1] + len(word))
    return offsets


def _joined(spans: list[_Span]) -> list[_Span]:
    """Return the spans, with those as one that are near to each other."""
    joined: list[_Span] = []
    for span in spans:
        if joined and span[0] - joined[-1][1] <= _NEAR:
            joined[-1] = (joined[-1][0], span[1], joined[-1][2], span[3])
        else:
            joined.append(span)
    return joined


def _pieces(old: str, new: str, span: _Span) -> tuple[_Piece, _Piece]:
    """Return what differs on both sides, cut; the first difference within long ones is always shown."""
    one, other = old[span[0] : span[1]], new[span[2] : span[3]]
    common = _common_start(one, other)
    if common > _AROUND and max(len(one), len(other)) > _SHORT:
        one, other = (f"...{text[common - _AROUND :]}" for text in (one, other))
    return _piece(one), _piece(other)


def _piece(text: str) -> _Piece:
    if len(text) <= _SHORT + _AROUND:
        return _Piece(text)
    return _Piece(f"{text[:_SHORT]}...{text[-_AROUND:]}", is_cut=True)


def _in_a_row(text: str, pieces: list[tuple[_Piece, tuple[int, int]]]) -> str:
    """Return the pieces of one text, each with what is around it."""
    shown, end = "", 0
    starts = [*(start for _, (start, _) in pieces[1:]), len(text)]
    for (piece, (start, stop)), following in zip(pieces, starts, strict=True):
        before = _start(text, end, start)
        shown += ("..." if before > end else "") + text[before:start] + piece.text
        end = stop if piece.is_cut else _end(text, stop, following)
        shown += text[stop:end]
    return shown + ("..." if end < len(text) and not shown.endswith("...") else "")


def _start(text: str, least: int, at: int) -> int:
    """Return where the surroundings of a difference begin: at a word, if there is one."""
    start = max(least, at - _AROUND)
    blank = text.find(" ", start, at)
    return blank + 1 if start > least and blank >= 0 else start


def _end(text: str, at: int, most: int) -> int:
    """Return where the surroundings of a difference end: before a word, if there is one."""
    end = min(at + _AROUND, most)
    blank = text.rfind(" ", at, end)
    return blank + 1 if end < most and blank >= 0 else end


def _cut(text: str) -> str:
    """Return a text with its middle left out where it is long; what is dangerous may be at its end."""
    return text if len(text) <= _SHORT else f"{text[: _SHORT - _AROUND - 3]}...{text[-_AROUND:]}"


def has_line_diff(before: Any, after: Any) -> bool:
    """Return whether values are texts of several lines, not very long ones, that differ in a line."""
    if not isinstance(before, str) or not isinstance(after, str) or "\n" not in before + after:
        return False
    old, new = before.splitlines(), after.splitlines()
    return max(len(old), len(new)) <= _MOST_LINES and old != new


def line_diff(before: Any, after: Any) -> list[str]:
    """Return the line diff of texts of several lines, [] for other values and for very long texts."""
    if not has_line_diff(before, after):
        return []
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=_LINES_AROUND, lineterm="")
    ends = line_ends(before, after, whole=False)
    return [*lines][2:] + ([f"\\ {ends}"] if ends else [])


def line_ends(before: Any, after: Any, *, whole: bool = True) -> str:
    """Return how the ends of lines differ; with `whole` only where nothing else does, "" where they don't."""
    if not isinstance(before, str) or not isinstance(after, str):
        return ""
    if whole and before.splitlines() != after.splitlines():
        return ""
    kinds = [_kinds_of_ends(text) for text in (before, after)]
    if kinds[0] and kinds[1] and kinds[0] != kinds[1]:
        return f"line ends {kinds[0]} -> {kinds[1]}"
    last = [text.endswith("\n") for text in (before, after)]
    if last[0] == last[1]:
        return ""
    return "line break at the end " + ("removed" if last[0] else "added")


def _kinds_of_ends(text: str) -> str:
    names = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}
    return " and ".join(sorted({names[end] for end in re.findall("\r\n|\n|\r", text)}))
