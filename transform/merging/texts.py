"""Merge texts of several lines: by lines, and where these clash by words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .sequences import chunks

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_TOKENS = re.compile(r"\s+|\w+|.", re.DOTALL)
#: Longer runs of lines that clash are not compared by words: that takes time that grows with the square.
_MOST_TOKENS = 2_000


def merge_texts(base: str, ours: str, theirs: str, *, by_words: bool = True) -> str | None:
    """Return the text with the changes of both sides, None where two changes clash.

    `by_words`: compare the words of lines that clash.
    """
    return _merged(_LINES.findall(base), _LINES.findall(ours), _LINES.findall(theirs), by_words=by_words)


def text_of_both(base: str, ours: str, theirs: str) -> str:
    """Return the text with the changes of both sides; where two clash it has the lines of ours, then theirs."""
    pieces = []
    for chunk in chunks(*map(_LINES.findall, (base, ours, theirs))):
        old, one, two = ("".join(map(str, side)) for side in chunk)
        piece = _chosen(old, one, two)
        if piece is None and old:
            piece = _by_words(old, one, two)
        if piece is None:
            is_open = one and two and not one.endswith("\n")  # the last line of a text
            piece = f"{one}\n{two}" if is_open else one + two
        pieces.append(piece)
    return "".join(pieces)


def _merged(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], *, by_words: bool) -> str | None:
    pieces = []
    for chunk in chunks(base, ours, theirs):
        old, one, two = ("".join(map(str, side)) for side in chunk)
        piece = _chosen(old, one, two)
        if piece is None and by_words and old:
            piece = _by_words(old, one, two)
        if piece is None:
            return None
        pieces.append(piece)
    return "".join(pieces)


def _chosen(base: str, ours: str, theirs: str) -> str | None:
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else None


def _by_words(base: str, ours: str, theirs: str) -> str | None:
    versions = [_TOKENS.findall(text) for text in (base, ours, theirs)]
    if max(map(len, versions)) > _MOST_TOKENS:
        return None
    return _merged(*versions, by_words=False)
