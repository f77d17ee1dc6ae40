"""Texts line by line for a page: what is around each difference, the words that differ, and what is between."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..html.model import Line, Lines, Piece
from ..text import number_of
from .blanks import counted_lines
from .values import line_ends

_AROUND = 3
#: Of what was added or removed so many lines are shown at once.
_FIRST = 12
#: Two lines with less in common are another line each, not the same one with other words.
_LEAST_LIKENESS = 0.3
_MOST_LINES = 4000
_MOST_WORD_DIFFS = 300
_MOST_PAIRS_OF_WORDS = 60_000
_LONGEST = 1000
#: More of a line no page shows, such as the bytes of an image.
_MOST_OF_A_LINE = 20_000
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_KINDS = {"+": "add", "-": "remove", " ": "", "@": "note", "\\": "note", ".": "note"}


def plain(kind: str, text: str) -> Line:
    """Return a line in which nothing is marked; of a very long one its start."""
    if len(text) > _MOST_OF_A_LINE:
        more = len(text) - _MOST_OF_A_LINE
        return Line(kind, (Piece(text[:_MOST_OF_A_LINE]), Piece(f"… and {more:,} more characters")))
    return Line(kind, (Piece(text),))


def content(signed: Iterable[str], rest: Iterable[str] = ()) -> tuple[Lines, ...]:
    """Return lines that begin with a sign: the first ones, and folded the others and the `rest`."""
    lines = [plain(_KINDS.get(line[:1], ""), line[1:] if line[:1] in "+- " else line) for line in signed]
    more = [plain(_KINDS.get(line[:1], ""), line[1:] if line[:1] in "+- " else line) for line in rest]
    shown, folded = lines[:_FIRST], lines[_FIRST:]
    if len(folded) < 3 and not more:
        shown, folded = lines, []
    found = [Lines(tuple(shown))] if shown else []
    if folded:
        found.append(Lines(tuple(folded), f"show all {len(lines)} lines"))
    if more:
        found.append(Lines(tuple(more), f"everything else: {number_of(len(more), 'line')}"))
    return tuple(found)


def pretty(value: Any) -> str:
    """Return a value as JSON over several lines; a text as it is."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)


def compared(before: str, after: str) -> tuple[Lines, ...]:
    """Return the lines of two texts: three around each difference, what is between folded."""
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > _MOST_LINES:
        return (_first_lines("remove", old), _first_lines("add", new))
    matcher = difflib.SequenceMatcher(None, old, new)
    budget = _MOST_WORD_DIFFS
    found: list[Lines] = []
    shown: list[Line] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            is_first, is_last = i == 0 and k == 0, j == len(old)
            head, hidden, tail = _around(old[i:j], is_first=is_first, is_last=is_last)
            shown += [plain("", text) for text in head]
            if hidden:
                found += _block(shown)
                found.append(
                    Lines(_unmarked(hidden), f"{number_of(len(hidden), 'unchanged line')} of {len(new)}")
                )
                shown = []
            shown += [plain("", text) for text in tail]
        else:
            is_marked = j - i <= budget
            shown += _changed(old[i:j], new[k:m], is_marked=is_marked)
            budget -= j - i
    if ends := line_ends(before, after, whole=False):
        shown.append(plain("note", ends))
    found += _block(shown)
    return tuple(found)


def _around(lines: list[str], *, is_first: bool, is_last: bool) -> tuple[list[str], list[str], list[str]]:
    """Return what is shown after one difference, what is folded, and what is shown before the next."""
    head, tail = 0 if is_first else _AROUND, 0 if is_last else _AROUND
    if len(lines) <= head + tail + 1:
        return lines, [], []
    return lines[:head], lines[head : len(lines) - tail], lines[len(lines) - tail :]


def _block(lines: list[Line]) -> list[Lines]:
    return [Lines(tuple(lines))] if lines else []


def _unmarked(lines: list[str]) -> tuple[Line, ...]:
    return tuple(
        plain(_KINDS.get(line[:1], ""), line[1:] if line[:1] == " " else line)
        for line, _ in counted_lines(f" {text}" for text in lines)
    )


def _first_lines(kind: str, lines: list[str]) -> Lines:
    return Lines(
        tuple(plain(kind, line) for line in lines),
        f"{len(lines)} lines, {'before' if kind == 'remove' else 'after'}",
    )


def _changed(old: list[str], new: list[str], *, is_marked: bool) -> Iterator[Line]:
    """Yield lines that went and came; pairs of them that are alike with the words that differ marked."""
    pairs = [_words(a, b) if is_marked else None for a, b in zip(old, new, strict=False)]
    for kind, lines, number in (("remove", old, 0), ("add", new, 1)):
        sign = "+" if kind == "add" else "-"
        if any(pairs):
            for i, text in enumerate(lines):
                pair = pairs[i] if i < len(pairs) else None
                yield Line(kind, pair[number]) if pair else plain(kind, _squeezed(text))
        else:
            for line, count in counted_lines(sign + text for text in lines):
                yield plain(kind, line[1:]) if count == 1 else plain("note", line)


def _squeezed(text: str) -> str:
    return counted_lines([f"+{text}"])[0][0][1:]


def _words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """Return the pieces of two lines, those marked that differ; None where little is the same."""
    old, new = _squeezed(old), _squeezed(new)
    if max(len(old), len(new)) > _LONGEST:
        return None
    one, other = _WORD.findall(old), _WORD.findall(new)
    if len(one) * len(other) > _MOST_PAIRS_OF_WORDS:
        return None
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < _LEAST_LIKENESS:
        return None
    before: list[Piece] = []
    after: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        kind = "" if tag == "equal" else "mark"
        before += [Piece("".join(one[i:j]), kind)] if i < j else []
        after += [Piece("".join(other[k:m]), kind)] if k < m else []
    return tuple(before), tuple(after)
