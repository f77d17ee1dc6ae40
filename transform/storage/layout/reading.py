"""Bytes of one file of a layout -> its JSON object or its text, or a refusal with line and column."""

from __future__ import annotations

import re
from typing import Any

import orjson

from ...document.decoding import text_of
from ...document.limits import DEFAULT_LIMITS, Limits
from ...document.positions import Position, locate, locate_inside, position, tokens
from ...document.reading import read
from ...errors import TransformError
from .problems import ConflictMarkersError, LayoutError

#: Of 7 characters, more where git merged files that both sides renamed.
_MARKERS = re.compile(rb"(?m)^<{7,} .*\r?\n(?:.*\r?\n)*?={7,}\r?\n(?:.*\r?\n)*?>{7,} ")
_RESOLVE = (
    "Resolve the merge conflict: keep one side or combine both, and remove the marker lines."
    " While git is still merging, `merge --continue` does it."
)


def read_json(path: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> dict[str, Any]:
    """Return the object of a JSON file, whatever its formatting.

    Raises LayoutError with line and column for conflict markers, text that is no JSON, a repeated key and
    anything but an object.
    """
    value = _as_product_writes(data)
    if value is not None:
        return value
    try:
        parsed = read(data, limits=limits)
    except TransformError as error:
        refuse_markers(path, data)
        raise LayoutError(
            path, error.message, line=error.line, column=error.column, hint=error.hint
        ) from None
    if parsed.diagnostics:
        _refuse_repeated_key(path, data, {note.code for note in parsed.diagnostics})
    return parsed.document


def _as_product_writes(data: bytes) -> dict[str, Any] | None:
    """Return the object of a file in the formatting of eras F and G, for which one comparison tells all.

    What comes out as it went in has no repeated key, no number that was rounded, and few levels.
    """
    try:
        value = orjson.loads(data)
        written = orjson.dumps(value, option=orjson.OPT_INDENT_2)
    except (ValueError, TypeError):
        return None
    return value if written == data and type(value) is dict else None


def _refuse_repeated_key(path: str, data: bytes, codes: set[str]) -> None:
    if "AT101" not in codes:
        return
    text = decoded(data)
    offset = next(token.offset for token in tokens(text) if token.repeated)
    line, column = position(text, offset)
    hint = "Keep one of the two; a merge that kept both sides usually leaves this behind."
    raise LayoutError(path, "A key occurs twice in one object", line=line, column=column, hint=hint)


def decoded(data: bytes) -> str:
    """Return the text of a file of JSON, without a byte order mark."""
    from ...document.decoding import decode

    return text_of(decode(data)[0])


def read_text(path: str, data: bytes) -> str:
    """Return the text of a .js or .txt file as it is, a byte order mark and line ends included.

    Raises LayoutError with line and column for conflict markers and for what is not UTF-8.
    """
    refuse_markers(path, data)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise LayoutError(
            path, "The text is not UTF-8", line=line, column=column, hint="Save the file as UTF-8."
        ) from None


def refuse_markers(path: str, data: bytes) -> None:
    """Raise LayoutError when a file has the markers that Git leaves in a conflict."""
    if b"<<<<<<< " not in data:
        return
    if found := _MARKERS.search(data):
        line = data.count(b"\n", 0, found.start()) + 1
        raise ConflictMarkersError(path, "The file has conflict markers", line=line, column=1, hint=_RESOLVE)


def place_of(data: bytes, pointer: str, offset: int = 0) -> Position:
    """Return where in a readable JSON file the value at a pointer is; its beginning if there is none.

    `offset`: so many characters of the string there come before what is meant.
    """
    return place_in(decoded(data), pointer, offset)


def place_in(text: str, pointer: str, offset: int = 0) -> Position:
    """Return what `place_of` does in the text of a file."""
    if offset:
        return locate_inside(text, pointer, offset) or Position(1, 1)
    return locate(text, (pointer,)).get(pointer, Position(1, 1))
