"""BSON documents -> plain JSON values, as the product reads them from its database."""

from __future__ import annotations

import base64
import functools
import math
from collections.abc import Mapping
from typing import Any

from ...errors import LimitError
from .libraries import require

#: What the product's database layer writes for a dot in the key of a map.
DOT = "-APPSMITH-DOT-REPLACEMENT-"
_MILLISECONDS_A_DAY = 86_400_000


class InvalidDocumentError(Exception):
    """A document that is not valid BSON, or is nested too deeply; the text says which."""


def peek(data: bytes) -> Mapping[str, Any]:
    """Return a document whose nested documents are decoded only when they are looked at.

    Raises InvalidDocumentError for what is broken at the top level; invalid UTF-8 is replaced.
    """
    raw = require("bson.raw_bson")
    try:
        document: Mapping[str, Any] = raw.RawBSONDocument(data, _options(lazy=True))
        document.get("_id")
    except failures() as error:
        raise InvalidDocumentError(reason(error)) from None
    return document


def decoded(data: bytes, depth: int) -> dict[str, Any]:
    """Return a document as plain JSON values: ids as 24 hex digits, dates as text, dots back in keys.

    `_id` and `_class` stay where they are. Raises InvalidDocumentError for invalid BSON, invalid UTF-8 and
    documents nested more than `depth` levels.
    """
    try:
        value = require("bson").decode(data, _options(lazy=False))
        plain: dict[str, Any] = _plain(value, depth)
    except failures() as error:
        raise InvalidDocumentError(reason(error)) from None
    return plain


@functools.cache
def _options(*, lazy: bool) -> Any:
    options = require("bson.codec_options")
    return options.CodecOptions(
        document_class=require("bson.raw_bson").RawBSONDocument if lazy else dict,
        datetime_conversion=options.DatetimeConversion.DATETIME_MS,
        unicode_decode_error_handler="replace" if lazy else "strict",
    )


@functools.cache
def failures() -> tuple[type[BaseException], ...]:
    """Return what looking into an invalid document raises."""
    errors = require("bson.errors")
    return (
        InvalidDocumentError,
        errors.InvalidBSON,
        errors.InvalidDocument,
        RecursionError,
        OverflowError,
        ValueError,
        LimitError,
    )


def reason(error: BaseException) -> str:
    """Return in words why a document cannot be read; nothing of its content."""
    if isinstance(error, InvalidDocumentError):
        return str(error)
    if isinstance(error, RecursionError | LimitError) or "recursion" in str(error):
        return "it is nested too deeply"
    if "utf" in str(error).lower():
        return "a text in it is not valid UTF-8"
    return "its BSON is invalid"


def _plain(value: Any, depth: int) -> Any:
    kind = type(value)
    if kind is str or kind is bool or kind is int or value is None:
        return value
    if depth < 0:
        raise LimitError("nested too deeply")
    if kind is dict:
        return {
            (key.replace(DOT, ".") if DOT in key else key): _plain(child, depth - 1)
            for key, child in value.items()
        }
    if kind is list:
        return [_plain(child, depth - 1) for child in value]
    if kind is float:
        return value if math.isfinite(value) else _not_finite(value)
    return _special(value)


def _not_finite(value: float) -> str:
    """Return the text that the product's reader makes of such a number in a JSON file."""
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _special(value: Any) -> Any:
    name = type(value).__name__
    if isinstance(value, int):  # Int64
        return int(value)
    if name == "DatetimeMS":
        return instant(int(value))
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value)


def instant(milliseconds: int) -> str:
    """Return a time as the product writes it: `2023-09-27T07:04:15Z`, a fraction only when it is not zero."""
    days, rest = divmod(milliseconds, _MILLISECONDS_A_DAY)
    year, month, day = _civil(days)
    seconds, fraction = divmod(rest, 1000)
    shown = f"{year:04d}" if 0 <= year <= 9999 else f"{year:+05d}"
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"{shown}-{month:02d}-{day:02d}T{clock}{f'.{fraction:03d}' if fraction else ''}Z"


def _civil(days: int) -> tuple[int, int, int]:
    """Return year, month and day of a day counted from 1970-01-01, for any year (Gregorian calendar)."""
    days += 719_468  # days from 0000-03-01, so that leap days end a year
    era, day_of_era = divmod(days, 146_097)
    year = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1
