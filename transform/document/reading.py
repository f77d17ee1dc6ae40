"""Parse JSON text into plain values without losing anything."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from ..diagnostics import Diagnostic
from ..errors import InputError, LimitError
from ..patterns import pattern
from .decoding import decode, text_of

if TYPE_CHECKING:
    from .positions import Position
from .limits import DEFAULT_LIMITS, ORJSON_DUMP_DEPTH, Json, Limits, walk_to_depth
from .writing import LONE_SURROGATE, Formatting, formatting_of

_LONGEST_INTEGER = 4300  # Python's own limit for reading an integer
_DIGITS_TO_ZERO = bytes.maketrans(b"123456789", b"000000000")
_NINETEEN_DIGITS = b"0" * 19
_INTEGER = pattern(r"-?[0-9]+\Z")
_CONSTANT = pattern(r"(?:NaN|Infinity)\b")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with what was noticed while reading it."""

    document: dict[str, Json]
    diagnostics: tuple[Diagnostic, ...]
    formatting: Formatting


def parse(data: bytes | str, *, limits: Limits = DEFAULT_LIMITS) -> dict[str, Json]:
    """Return the JSON object of a text, losing nothing.

    Integers of any size, 53.0 against 53, key order and lone surrogates come out as they stand. Of a
    repeated key the last value counts, as in the product; `read` reports it. Raises InputError
    (with line and column) for what is no JSON object, NaN and Infinity included, and LimitError.
    """
    return read(data, limits=limits).document


def read(data: bytes | str, *, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    """Return the JSON object as `parse` does, with diagnostics and the formatting of the text."""
    content, notes = _decode(data, limits)
    try:
        value = orjson.loads(content)
        written: bytes | None = orjson.dumps(value)
    except orjson.JSONDecodeError as error:
        if not _only_orjson_refuses(error):
            raise _unreadable(error, content) from None
        value, written = _exact_loads(text_of(content)), None
    except TypeError:  # orjson reads 1,024 levels but writes only 254
        written = None
    if written is None or _may_have_changed(content, written):
        found = _peculiarities(content)
        notes.extend(found)
        if any(note.code == "AT104" for note in found):
            value = _exact_loads(text_of(content))
    if written is None or limits.depth < ORJSON_DUMP_DEPTH:
        walk_to_depth(value, limits.depth)
    require_object(value)
    return Parsed(value, tuple(notes), formatting_of(content))


def require_distinct_keys(parsed: Parsed) -> None:
    """Raise InputError for a repeated key: all but its last value would be lost where the document is written."""
    for note in parsed.diagnostics:
        if note.code == "AT101":
            message = f"{note.message.rstrip('.')}; the value that does not count would be lost"
            raise InputError(message, pointer=note.pointer, hint=note.hint)


def _decode(data: bytes | str, limits: Limits) -> tuple[bytes, list[Diagnostic]]:
    content = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(content) > limits.size:
        raise LimitError(
            f"The input has {len(content):,} bytes, more than the limit of {limits.size:,}",
            hint="Raise the limit (Limits(size=...), --max-size) if the file is meant to be that large.",
        )
    return decode(content)


def _note(code: str, message: str, pointer: str = "", hint: str = "") -> Diagnostic:
    return Diagnostic(code, "warning" if code == "AT101" else "note", message, pointer, None, hint)


def _only_orjson_refuses(error: orjson.JSONDecodeError) -> bool:
    return any(
        reason in error.msg for reason in ("surrogate", "str is not valid UTF-8", "number is infinity")
    )


def _unreadable(error: json.JSONDecodeError, content: bytes) -> InputError | LimitError:
    if "depth limit" in error.msg:
        return LimitError(
            "The document is nested more than 1,024 levels deep", line=error.lineno, column=error.colno
        )
    text = text_of(content)
    if error.pos >= len(text.rstrip()) or "unexpected end" in error.msg:
        message = "The JSON text ends too early: the file is probably cut off"
        hint = "Export or download it again."
    elif constant := _CONSTANT.match(text, error.pos):
        sign = "-" if text[error.pos - 1 : error.pos] == "-" else ""
        message, hint = f"{sign}{constant.group()} is no JSON value", "Replace it by null or a number."
    else:
        message, hint = (
            f"Not readable as JSON: {error.msg}",
            "Correct the text at this place, or export again.",
        )
    return InputError(message, line=error.lineno, column=error.colno, hint=hint)


def _may_have_changed(content: bytes, written: bytes) -> bool:
    """Return, at little cost, whether a repeated key may have been dropped or a long integer made a float.

    `written` is the serialisation of what was read. Each dropped member takes at least its colon along, so
    texts without repeated keys have as many colons as `written`. True may be returned for a text that is
    fine, but never False for one that is not.
    """
    if _NINETEEN_DIGITS in content.translate(_DIGITS_TO_ZERO):
        return True
    colons = content.count(b":")
    if b"\\u003" in content:
        colons += content.count(b"\\u003a") + content.count(b"\\u003A")
    return colons != written.count(b":")


def _peculiarities(content: bytes) -> list[Diagnostic]:
    from .positions import position, tokens

    text = text_of(content)
    notes = []
    for token in tokens(text):
        if token.repeated:
            place = position(text, token.offset)
            message = (
                f"A key stands twice in one object (line {place.line}, column {place.column}); the last wins."
            )
            notes.append(_note("AT101", message, token.pointer, "Remove one of the two."))
        if token.text[0] == '"':
            if _has_lone_surrogate(token.text):
                notes.append(_note("AT105", "A string holds half of a surrogate pair; kept.", token.pointer))
        elif len(token.text) > 18:
            notes += _notes_on_number(token.text, token.pointer)
    return notes


def _notes_on_number(number: str, pointer: str) -> list[Diagnostic]:
    from decimal import Decimal  # few documents have such numbers

    if not _INTEGER.match(number):
        if number[0] not in "-0123456789" or Decimal(number) == Decimal(repr(float(number))):
            return []
        return [_note("AT106", "A number has more digits than a double holds; it was rounded.", pointer)]
    if -(2**63) <= int(number) < 2**64:
        return []
    return [_note("AT104", "An integer needs more than 64 bits; kept exactly.", pointer)]


def _has_lone_surrogate(quoted: str) -> bool:
    if "\\" not in quoted:
        return not quoted.isascii() and bool(LONE_SURROGATE.search(quoted))
    return bool(LONE_SURROGATE.search(json.loads(quoted)))


def _exact_loads(text: str) -> Json:
    """Return the value as the standard library reads it, which keeps what orjson refuses or rounds."""

    def refuse(constant: str) -> float:
        line, column = _place_of(constant, text)
        message = f"{constant} is no JSON value"
        raise InputError(message, line=line, column=column, hint="Replace it by null or a number.")

    def finite(number: str) -> float:
        value = float(number)
        if math.isinf(value):
            line, column = _place_of(number, text)
            message = "A number is too large for a double"
            raise InputError(message, line=line, column=column, hint="Replace it by a smaller one.")
        return value

    def whole(number: str) -> int:
        if len(number) > _LONGEST_INTEGER:
            line, column = _place_of(number, text)
            message = f"An integer has more than {_LONGEST_INTEGER:,} digits"
            raise LimitError(message, line=line, column=column, hint="Make it a text.")
        return int(number)

    try:
        return json.loads(text, parse_constant=refuse, parse_float=finite, parse_int=whole)
    except json.JSONDecodeError as error:
        raise _unreadable(error, text.encode("utf-8", "surrogatepass")) from None
    except RecursionError:
        raise LimitError("The document is nested too deep to be read exactly") from None


def _place_of(word: str, text: str) -> Position:
    """Return the place of the first number or constant that begins with `word`."""
    from .positions import position, tokens

    places = (token.offset for token in tokens(text) if token.text.startswith(word))
    return position(text, next(places, text.find(word)))


def describe(value: Json) -> str:
    """Return the name of a JSON value's type for a message: `a list`, `null`, `a string`."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")


def require_object(document: Json) -> None:
    """Raise InputError for what is no JSON object."""
    if not isinstance(document, dict):
        raise InputError(
            f"Found {describe(document)}, expected a JSON object",
            pointer="",
            hint="Give an export, a partial export or a page DSL.",
        )
