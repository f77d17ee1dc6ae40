"""Read what only the product's lenient reader takes: comments, single quotes, unquoted words, gaps in lists.

The library reads JSON5. A scan before it turns into JSON5 what the product reads otherwise: an unquoted word
that is no number and no constant is a text (so NaN is "NaN"), nothing between two commas of a list is a null.
"""

from __future__ import annotations

import re
from typing import Any

from ..document import DEFAULT_LIMITS
from ..errors import InputError
from ..positions import position

_TOKEN = re.compile(
    # What is never closed reaches to the end, so that no part of a text is looked at twice.
    r"""(?P<quoted>"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|'[^'\\]*(?:\\.[^'\\]*)*(?:'|\\?\Z))"""
    r"|(?P<comment>/\*(?:.*?\*/|.*)|//[^\r\n]*|\#[^\r\n]*)"
    r"|(?P<mark>[{}\[\],:;=])"
    r"""|(?P<word>[^\s{}\[\],:;="'/\#\\]+)""",
    re.DOTALL,
)
_NAME_FOLLOWS = re.compile(r"\s*[:=]")
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_CONSTANTS = ("true", "false", "null")
_NEAR = re.compile(r"near (\d+)")


def read_lenient(text: str) -> Any:
    """Give the JSON value that the product reads in a text; None for an empty one.

    Raises InputError, with line and column, for what the product refuses too.
    """
    import pyjson5

    text = text.removeprefix("\ufeff")
    plain, shifts = _as_json5(text)
    if not plain.strip():
        return None
    try:
        return pyjson5.decode(plain, maxdepth=DEFAULT_LIMITS.depth)
    except pyjson5.Json5Exception as error:
        near = _NEAR.search(str(error.args[0]) if error.args else "")
        offset = _original(max(int(near.group(1)) - 1, 0), shifts) if near else 0
        raise _unreadable(text, min(offset, len(text)), "Not readable as JSON") from None
    except (RecursionError, ValueError):
        raise _unreadable(text, 0, "Not readable as JSON") from None


def _unreadable(text: str, offset: int, message: str) -> InputError:
    place = position(text, offset)
    if offset >= len(text.rstrip()):
        message = "The JSON text ends too early: the file is probably cut off"
    hint = "Correct the text at this place, or export again."
    return InputError(message, line=place.line, column=place.column, hint=hint)


def _as_json5(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Give the text for the library, and where it grew: (offset in it, characters more up to there)."""
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    length, end = 0, 0
    lists: list[bool] = []
    before = "{"
    for token in _TOKEN.finditer(text):
        word = token.group()
        if token.lastgroup == "comment":
            if word.startswith("/*") and not (word.endswith("*/") and len(word) > 3):
                raise _unreadable(text, token.start(), "A comment is never closed")
            new = " " * len(word)
        elif token.lastgroup == "mark":
            new = _mark(text, token.start(), word, before, lists)
            before = word
        else:
            is_name = bool(_NAME_FOLLOWS.match(text, token.end()))
            new = _one_line(word) if token.lastgroup == "quoted" else _word(word, is_name)
            before = "value"
        parts += (text[end : token.start()], new)
        length += token.start() - end + len(new)
        end = token.end()
        if len(new) != len(word):
            shifts.append((length, length - end))
    return "".join((*parts, text[end:])), shifts


def _mark(text: str, offset: int, mark: str, before: str, lists: list[bool]) -> str:
    """Give a bracket or separator for the library; a list's gaps become nulls, an object's are refused."""
    in_list = bool(lists) and lists[-1]
    gap = before in (",", ";") or (before == "[" and mark in ",;")
    if mark in "{[":
        lists.append(mark == "[")
    elif mark in "}]":
        if lists:
            lists.pop()
        if before in (",", ";") and not in_list:
            raise _unreadable(text, offset, "A comma is followed by no member")
    if gap and in_list and mark in ",;]":
        return "null" + mark.replace(";", ",")
    return mark.replace(";", ",").replace("=", ":")


def _one_line(quoted: str) -> str:
    return quoted.replace("\r", "\\r").replace("\n", "\\n") if "\n" in quoted or "\r" in quoted else quoted


def _word(word: str, is_name: bool) -> str:
    if is_name and _IDENTIFIER.fullmatch(word):
        return word
    if not is_name and word.lower() in _CONSTANTS:
        return word.lower()
    if not is_name and _NUMBER.fullmatch(word):
        return word
    return f'"{word}"'


def _original(offset: int, shifts: list[tuple[int, int]]) -> int:
    grown = 0
    for start, more in shifts:
        if start > offset:
            break
        grown = more
    return offset - grown
