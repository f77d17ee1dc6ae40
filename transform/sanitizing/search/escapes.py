"""Read escapes of JavaScript, JSON, URLs and HTML, whichever a text has, and know where each was.

A value may be written with any of its characters escaped, and that more than once; writing out all of these
spellings is not possible, reading them is.
"""

from __future__ import annotations

import bisect
import functools
import itertools
import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

import orjson

from ...patterns import pattern

_ESCAPE = pattern(
    r"""(
    \\u[dD][89abAB][0-9A-Fa-f]{2} \\u[dD][c-fC-F][0-9A-Fa-f]{2}                # two surrogates
    | \\ (?: x[0-9A-Fa-f]{2} | u[0-9A-Fa-f]{4} | u\{[0-9A-Fa-f]{1,6}\} | [^xu] )  # of JavaScript and JSON
    | %[C-Fc-f][0-9A-Fa-f] (?:%[89ABab][0-9A-Fa-f]){1,3} | %[0-7][0-9A-Fa-f]      # of URLs
    | & (?: \#[0-9]{1,7} | \#[xX][0-9A-Fa-f]{1,6} | [A-Za-z]{2,6} ) ;             # of HTML
    )""",
    re.DOTALL | re.VERBOSE,
)
#: Without one of these a text has no escapes.
MARKS = ("\\", "%", "&")
_PAIR = len("\\ud83d\\ude00")
_CONTROLS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0", "\n": ""}


class Unescaped:
    """A text without its escapes, and where its pieces stood.

    `at[i]` is the offset here at which a piece begins, `origin[i]` that in the text it was made of; pieces
    with an even number are as they were, each other one was an escape.
    """

    __slots__ = ("at", "origin", "text")

    def __init__(self, text: str, at: list[int], origin: list[int]) -> None:
        self.text = text
        self.at = at
        self.origin = origin

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return from where to where a part of the text was written; the whole escapes at its ends."""
        first, last = (bisect.bisect_right(self.at, at) - 1 for at in (start, end - 1))
        begins = self.origin[first] + (0 if first % 2 else start - self.at[first])
        ends = self.origin[last + 1] if last % 2 else self.origin[last] + end - self.at[last]
        return begins, ends


def unescaped(text: str) -> Unescaped | None:
    """Return a text without its escapes, one level of them; None where it has none."""
    if not any(mark in text for mark in MARKS):
        return None
    pieces = _ESCAPE.split(text)
    if len(pieces) == 1:
        return None
    origin = list(itertools.accumulate(map(len, pieces[:-1]), initial=0))
    pieces[1::2] = map(_character, pieces[1::2])
    at = list(itertools.accumulate(map(len, pieces[:-1]), initial=0))
    return Unescaped("".join(pieces), at, origin)


def rewritten(text: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Unescaped:
    """Return a text in which what a pattern matches is read as something else."""
    return rewritten_at(text, ((*match.span(), new(match)) for match in pattern.finditer(text)))


def rewritten_at(text: str, changes: Iterable[tuple[int, int, str]]) -> Unescaped:
    """Return a text with other pieces at some spans: (start, end, new), in their order."""
    pieces: list[str] = []
    made = Unescaped("", [], [])
    size = before = 0
    for start, end, new in changes:
        plain = text[before:start]
        made.at += (size, size + len(plain))
        made.origin += (before, start)
        pieces += (plain, new)
        size += len(plain) + len(new)
        before = end
    made.at.append(size)
    made.origin.append(before)
    made.text = "".join([*pieces, text[before:]])
    return made


@functools.lru_cache(maxsize=4096)
def _character(escape: str) -> str:
    if escape[0] == "%":
        return unquote(escape)
    if escape[0] == "&":
        import html  # slow to import

        return html.unescape(escape)
    if len(escape) == _PAIR:
        return str(orjson.loads(f'"{escape}"'))
    if len(escape) > 2:
        code = int(escape[2:].strip("{}"), 16)
        return chr(code) if code <= 0x10FFFF else escape
    return _CONTROLS.get(escape[1], escape[1])
