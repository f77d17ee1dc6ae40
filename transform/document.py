"""Bytes <-> JSON values without loss, limits, and what kind of document something is."""

from __future__ import annotations

import enum
import json
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import orjson

from .decoding import decode, text_of
from .diagnostics import Diagnostic
from .errors import InputError, LimitError

if TYPE_CHECKING:
    from .positions import Position

Json = Any
"""A plain JSON value: dict, list, str, int, float, bool or None."""

_ORJSON_DUMP_DEPTH = 254
_LONGEST_INTEGER = 4300  # Python's own limit for reading an integer
_DIGITS_TO_ZERO = bytes.maketrans(b"123456789", b"000000000")
_NINETEEN_DIGITS = b"0" * 19
_INTEGER = re.compile(r"-?[0-9]+\Z")
_CONSTANT = re.compile(r"(?:NaN|Infinity)\b")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_INDENT = re.compile(rb'\A\s*[{\[](\r?\n)([ \t]*)"')


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken in before a `LimitError`: bytes of text, nesting of JSON, widgets of one page."""

    size: int = 150 * 1024 * 1024
    depth: int = 500
    widgets: int = 200_000


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Formatting:
    """How a text is laid out: indent of one level (None: one line), its line ends, whether it ends with one."""

    indent: str | None = None
    final_newline: bool = False
    newline: str = "\n"

    def with_line_ends(self, data: bytes) -> bytes:
        """Give what `serialize` wrote with the line ends of the text; its strings hold none."""
        return data if self.newline == "\n" else data.replace(b"\n", self.newline.encode())


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with what was noticed while reading it."""

    document: dict[str, Json]
    diagnostics: tuple[Diagnostic, ...]
    formatting: Formatting


class Kind(enum.StrEnum):
    """What a JSON document is."""

    EXPORT = "export"
    PARTIAL_EXPORT = "partial export"
    PAGE = "page DSL"
    OTHER = "other"


def parse(data: bytes | str, *, limits: Limits = DEFAULT_LIMITS) -> dict[str, Json]:
    """Read a JSON object, losing nothing.

    Integers of any size, 53.0 against 53, key order and lone surrogates come out as they stand. Of a key
    that stands twice the last value is taken, as in the product; `read` tells of it. Raises InputError
    (with line and column) for what is no JSON object, NaN and Infinity included, and LimitError.
    """
    return read(data, limits=limits).document


def read(data: bytes | str, *, limits: Limits = DEFAULT_LIMITS) -> Parsed:
    """Read a JSON object as `parse` does, with diagnostics and the formatting of the text."""
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
    if written is None or limits.depth < _ORJSON_DUMP_DEPTH:
        _walk_to_depth(value, limits.depth)
    require_object(value)
    return Parsed(value, tuple(notes), formatting_of(content))


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
    """Tell cheaply whether a repeated key was dropped or a long integer became a float.

    `written` is the serialisation of what was read. Each dropped member takes at least its colon along, so
    texts without repeated keys have as many colons as `written`. May say yes for a text that is fine, never
    no for one that is not.
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
    if not _INTEGER.match(number):
        if number[0] not in "-0123456789" or Decimal(number) == Decimal(repr(float(number))):
            return []
        return [_note("AT106", "A number has more digits than a double holds; it was rounded.", pointer)]
    if -(2**63) <= int(number) < 2**64:
        return []
    return [_note("AT104", "An integer needs more than 64 bits; kept exactly.", pointer)]


def _has_lone_surrogate(quoted: str) -> bool:
    if "\\" not in quoted:
        return not quoted.isascii() and bool(_LONE_SURROGATE.search(quoted))
    return bool(_LONE_SURROGATE.search(json.loads(quoted, strict=False)))


def _exact_loads(text: str) -> Json:
    """Read with the standard library, which keeps what orjson refuses or rounds."""

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
    """Give the place of the first number or constant that begins with `word`."""
    from .positions import position, tokens

    places = (token.offset for token in tokens(text) if token.text.startswith(word))
    return position(text, next(places, text.find(word)))


def require_depth(value: Json, limit: int) -> None:
    """Raise LimitError when a value has more than `limit` levels."""
    try:
        orjson.dumps(value)  # far quicker than a walk, and it writes a few levels only
    except TypeError:
        _walk_to_depth(value, limit)
    else:
        if limit < _ORJSON_DUMP_DEPTH:
            _walk_to_depth(value, limit)


def _walk_to_depth(value: Json, limit: int) -> None:
    """Raise LimitError when the document has more than `limit` levels."""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > limit + 1:
            raise LimitError(
                f"The document is nested more than {limit} levels deep",
                hint="Raise the limit (Limits(depth=...)) if this is meant.",
            )
        level = [child for parent in level for child in _children(parent) if isinstance(child, dict | list)]


def _children(value: Json) -> list[Json]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def describe(value: Json) -> str:
    """Name a JSON value's type for a message: `a list`, `null`, `a string`."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")


def formatting_of(data: bytes) -> Formatting:
    """Recognise how a JSON text is laid out, so that a changed document can be written in the same way."""
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
    """Write a JSON value as UTF-8 so that `parse` gives it back equal, types and key order included.

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
    text = _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return text.encode() + (b"\n" if final_newline else b"")


def kind_of(document: Json) -> Kind:
    """Tell what a document is, from its content."""
    if not isinstance(document, dict):
        return Kind.OTHER
    if isinstance(document.get("exportedApplication"), dict) or isinstance(document.get("pageList"), list):
        return Kind.EXPORT
    if document.get("type") == "CANVAS_WIDGET" or (
        isinstance(document.get("children"), list) and ("widgetId" in document or "widgetName" in document)
    ):
        return Kind.PAGE
    if any(key in document for key in ("actionList", "actionCollectionList", "datasourceList")) or isinstance(
        document.get("widgets"), str
    ):
        return Kind.PARTIAL_EXPORT
    return Kind.OTHER


def require_object(document: Json) -> None:
    """Raise InputError for what is no JSON object."""
    if not isinstance(document, dict):
        raise InputError(
            f"Found {describe(document)} at the top level, expected a JSON object",
            pointer="",
            hint="Give an export, a partial export or a page DSL.",
        )


def require_kind(document: Json, *expected: Kind) -> Kind:
    """Give the kind of a document, or raise InputError that says what was found and what was expected."""
    kind = kind_of(document)
    if kind in expected:
        return kind
    wanted = " or ".join(f"a{'n' if k[0] in 'aeiou' else ''} {k}" for k in expected)
    raise InputError(f"Found {_found(document, kind)}, expected {wanted}", pointer="")


def _found(document: Json, kind: Kind) -> str:
    if kind is not Kind.OTHER:
        return f"a{'n' if kind[0] in 'aeiou' else ''} {kind}"
    if not isinstance(document, dict):
        return describe(document)
    if "tooljet_version" in document or "appV2" in document:
        return "a ToolJet application"
    if {"uuid", "page"} <= document.keys() or "appTemplate" in document:
        return "a Retool application"
    if not document:
        return "an empty object"
    names = ", ".join(sorted(key for key in document if key.isidentifier())[:5])
    return f"a JSON object of another kind (its keys: {names})" if names else "a JSON object of another kind"
