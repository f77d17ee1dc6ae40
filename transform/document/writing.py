"""Serialize plain values to JSON text."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from ..errors import InputError, LimitError
from ..patterns import pattern

if TYPE_CHECKING:
    pass
from .limits import Json

LONE_SURROGATE = pattern("[\ud800-\udfff]")
_INDENT = pattern(rb'\A\s*[{\[](\r?\n)([ \t]*)"')


@dataclass(frozen=True, slots=True)
class Formatting:
    """How a text is laid out: indent of one level (None: one line), its line ends, whether it ends with one."""

    indent: str | None = None
    final_newline: bool = False
    newline: str = "\n"

    def with_line_ends(self, data: bytes) -> bytes:
        """Return what `serialize` wrote with the line ends of the text; its strings hold none."""
        return data if self.newline == "\n" else data.replace(b"\n", self.newline.encode())


def formatting_of(data: bytes) -> Formatting:
    """Return how a JSON text is laid out, so that a changed document can be written in the same way."""
    match = _INDENT.match(data[:4096])
    indent = match.group(2).decode() if match else None
    is_windows = data.endswith(b"\r\n") or (match is not None and match.group(1) == b"\r\n")
    return Formatting(indent, data.endswith(b"\n"), "\r\n" if is_windows else "\n")


def serialize(
    document: Json,
    *,
    indent: int | str | None = None,
    sort_keys: bool = False,
    final_newline: bool = False,
) -> bytes:
    """Return a JSON value as UTF-8 text that `parse` reads back equal, types and key order included.

    `indent`: spaces (or the text) of one level, None for one line. Raises InputError for NaN, Infinity and
    what is no JSON value, LimitError for what is nested deeper than can be written.
    """
    options = (orjson.OPT_SORT_KEYS if sort_keys else 0) | (orjson.OPT_APPEND_NEWLINE if final_newline else 0)
    if indent in (2, "  "):
        options |= orjson.OPT_INDENT_2
    elif indent is not None:
        return _slow_dumps(document, indent, sort_keys, final_newline)
    try:
        written = orjson.dumps(document, option=options)
    except (TypeError, UnicodeEncodeError):
        return _slow_dumps(document, indent, sort_keys, final_newline)
    if b"null" in written:
        _refuse_non_finite(document)
    return written


def _refuse_non_finite(document: Json) -> None:
    """Raise InputError when a number is NaN or infinite, which orjson would write as null."""
    stack = [document]
    while stack:
        value = stack.pop()
        for child in value.values() if type(value) is dict else value if type(value) is list else (value,):
            kind = type(child)
            if kind is dict or kind is list:
                stack.append(child)
            elif kind is float and not math.isfinite(child):
                raise InputError(f"{child} is no JSON value", hint="Replace it by null or a number.")


def _slow_dumps(document: Json, indent: int | str | None, sort_keys: bool, final_newline: bool) -> bytes:
    separators = (",", ":") if indent is None else (",", ": ")
    try:
        text = json.dumps(
            document,
            ensure_ascii=False,
            allow_nan=False,
            indent=indent,
            sort_keys=sort_keys,
            separators=separators,
        )
    except RecursionError:
        raise LimitError("The document is nested too deep to be written") from None
    except (TypeError, ValueError) as error:
        raise InputError(f"The document cannot be written as JSON: {error}") from None
    text = LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return text.encode() + (b"\n" if final_newline else b"")
