"""Read what only the product's lenient reader takes: comments, single quotes, unquoted words, gaps in lists.

The library reads JSON5. A scan before it turns into JSON5 what the product reads otherwise: an unquoted word
that is neither a number nor a constant is a text (so NaN is "NaN"), nothing between two commas of a list is a null,
`=`, `=>` and `;` stand for `:` and `,`, and a text may go over several lines. What is plain JSON in between
passes as it is, so that a comment in a large file costs little.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any, NamedTuple

from ..document.limits import DEFAULT_LIMITS, Limits
from ..document.positions import position
from ..errors import InputError, LimitError

_NUMBER = r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?"
#: A value or name as in JSON; a bare word must be a value, so that a separator follows it.
_STRING = r"""
    " [^"\\\x00-\x1f]*+
    (?: \\ (?: ["\\/bfnrt] | u[0-9a-fA-F]{4} ) [^"\\\x00-\x1f]*+ )*+
    "
"""
_PLAIN = rf"(?: {_STRING} | (?:{_NUMBER}|true|false|null) (?= [ \t\r\n]*+ [,\]}}] ) )"
_TOKEN = re.compile(
    rf"""
      (?P<plain> {_PLAIN} (?: [ \t\r\n]*+ [,:] [ \t\r\n]*+ {_PLAIN} )*+ )
    # What is never closed reaches to the end, so that no part of a text is looked at twice.
    | (?P<quoted>
          " [^"\\]* (?: \\. [^"\\]* )* (?: " | \\?\Z )
        | ' [^'\\]* (?: \\. [^'\\]* )* (?: ' | \\?\Z )
      )
    | (?P<comment> /\* (?: .*? \*/ | .* ) | // [^\r\n]* | \# [^\r\n]* )
    | (?P<mark> [{{}}\[\],:;] | =>? )
    | (?P<word> [^ \t\f\r\n{{}}\[\],:;="'/\#\\] [^ \t\f\r\n{{}}\[\],:;=/\#\\]* )
    """,
    re.DOTALL | re.VERBOSE,
)
_SPACE = " \t\r\n"
_MARKS = {";": ",", "=": ":", "=>": ":"}
_CONSTANTS = ("true", "false", "null")

_ESCAPED = re.compile(
    r"""
      \\ (?P<code> u[0-9a-fA-F]{4} | [tbnrf"'\\/\n] )
    | (?P<wrong> \\ )
    | ["\x00-\x1f]
    """,
    re.VERBOSE,
)
_REWRITTEN = {"\\'": "'", "\\\n": "\\n", '"': '\\"'}


class _Scanned(NamedTuple):
    """A text for the library; `shifts`: offset in it, how many characters it is longer up to there."""

    text: str
    shifts: list[tuple[int, int]]


def read_lenient(text: str, *, limits: Limits = DEFAULT_LIMITS) -> Any:
    """Return the JSON value that the product reads in a text; None for an empty one.

    Raises InputError, with line and column, for what the product refuses too, and LimitError.
    """
    import pyjson5

    text = text.removeprefix("\ufeff")
    scanned = _as_json5(text, limits.depth)
    if not scanned.text.strip():
        return None
    try:
        return pyjson5.decode(scanned.text, maxdepth=None)
    except (pyjson5.Json5Exception, RecursionError, ValueError):
        return _read_plain(text, scanned)


def _read_plain(text: str, scanned: _Scanned) -> Any:
    """Read what the library does not take: halves of surrogate pairs and numbers beyond a double.

    What this does not take either is refused: the standard library tells where.
    """
    try:
        return json.loads(scanned.text, parse_float=_number)
    except json.JSONDecodeError as error:
        raise _unreadable(
            text, _original(error.pos, scanned.shifts), f"Not readable as JSON: {error.msg}"
        ) from None
    except ValueError:
        raise LimitError("An integer has more than 4,300 digits") from None


def _number(digits: str) -> float:
    return max(-sys.float_info.max, min(float(digits), sys.float_info.max))


def _unreadable(text: str, offset: int, message: str) -> InputError:
    place = position(text, offset)
    if offset >= len(text.rstrip()):
        message = "The JSON text ends too early: the file is probably cut off"
    hint = "Correct the text at this place, or export again."
    return InputError(message, line=place.line, column=place.column, hint=hint)


def _as_json5(text: str, most_levels: int) -> _Scanned:
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    length, end = 0, 0
    scan = _Scan(most_levels)
    for token in _TOKEN.finditer(text):
        start, word = token.start(), token.group()
        _require_space(text, end, start)
        try:
            new = scan.rewritten(token.lastgroup or "", word)
        except _WrongError as error:
            raise _unreadable(text, start, str(error)) from None
        parts += (text[end:start], new)
        length += start - end + len(new)
        end = token.end()
        if len(new) != len(word):
            shifts.append((length, length - end))
    _require_space(text, end, len(text))
    return _Scanned("".join(parts), shifts)


def _require_space(text: str, start: int, end: int) -> None:
    rest = text[start:end].lstrip(_SPACE)
    if rest:
        raise _unreadable(text, end - len(rest), "Not readable as JSON")


class _WrongError(Exception):
    """A token that the product does not read at its place either."""


class _Scan:
    """What of the tokens before decides what the next one means."""

    def __init__(self, most_levels: int) -> None:
        self.most_levels = most_levels
        self.open: list[str] = []
        self.before = ""

    def rewritten(self, kind: str, word: str) -> str:
        """Return a token as the library has to see it."""
        if kind == "plain":
            self.before = "value"
            return word
        if kind == "comment":
            if word.startswith("/*") and not (word.endswith("*/") and len(word) > 3):
                raise _WrongError("A comment is never closed")
            return " " * len(word)
        if kind == "mark":
            return self._mark(_MARKS.get(word, word))
        is_name = self.open[-1:] == ["{"] and self.before in ("{", ",")
        self.before = "value"
        return _quoted(word) if kind == "quoted" else _word(word, is_name)

    def _mark(self, mark: str) -> str:
        """Return a bracket or separator; a list's gaps become nulls, an object's are refused."""
        before, self.before = self.before, mark
        around = self.open[-1] if self.open else ""
        if mark in "{[":
            self.open.append(mark)
            if len(self.open) > self.most_levels:
                raise LimitError(f"The document is nested more than {self.most_levels} levels deep")
        elif mark in "}]" and self.open:
            self.open.pop()
        if around == "{" and before == "," and mark == "}":
            raise _WrongError("A comma is followed by no member")
        is_gap = around == "[" and (before == "," or (before == "[" and mark == ","))
        return f"null{mark}" if is_gap and mark in ",]" else mark


def _quoted(word: str) -> str:
    """Return a text in double quotes; what it escapes must be what the product knows."""
    if len(word) < 2 or word[-1] != word[0]:
        raise _WrongError("A text is never closed")
    body = word[1:-1]
    return f'"{_ESCAPED.sub(_rewrite, body)}"'


def _rewrite(found: re.Match[str]) -> str:
    whole = found.group()
    if found["wrong"]:
        raise _WrongError("A text holds a backslash that escapes nothing")
    return _REWRITTEN.get(whole) or (f"\\u{ord(whole):04x}" if len(whole) == 1 else whole)


def _word(word: str, is_name: bool) -> str:
    if not is_name and word.lower() in _CONSTANTS:
        return word.lower()
    if not is_name and re.fullmatch(_NUMBER, word):
        return word
    return _quoted(f"'{word}'")


def _original(offset: int, shifts: list[tuple[int, int]]) -> int:
    grown = 0
    for start, more in shifts:
        if start > offset:
            break
        grown = more
    return offset - grown
