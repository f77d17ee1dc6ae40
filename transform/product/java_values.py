"""How the product's server, a Java program, takes values and orders keys.

Its reader takes more than a type says: a number for a text, "true" for a boolean, digits for a number.
The functions `as_...` give None for what it refuses.
"""

from __future__ import annotations

import math
import re
import struct
from typing import Any

from ..patterns import pattern
from .javascript_values import StepError

_WHOLE = pattern(r"[+-]?[0-9]+")
_DECIMAL = pattern(r"\s*([+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?)[fFdD]?\s*", re.ASCII)
_MOST_DIGITS = 30
_REFERENCE = pattern(r"\\(?P<plain>.)|\$(?P<digits>[0-9]*)", re.DOTALL)

#: What Java counts as white space; unlike Python's it leaves out the spaces that must not break a line.
_WHITESPACE = "\t\n\v\f\r\x1c\x1d\x1e\x1f \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006" + (
    "\u2008\u2009\u200a\u2028\u2029\u205f\u3000"
)


def as_text(value: Any) -> str | None:
    """Return the text that a value is read as: numbers and booleans count by how they are written."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, int | float) else None


def as_map(value: Any) -> dict[str, Any] | None:
    """Return the object that a value is read as; a list of pairs of name and value is another form of it."""
    if not isinstance(value, list):
        return value if isinstance(value, dict) else None
    pairs = {}
    for pair in value:
        key = as_text(pair[0]) if isinstance(pair, list) and len(pair) == 2 else None
        if key is None:
            return None
        pairs[key] = pair[1]
    return pairs


def as_boolean(value: Any) -> bool | None:
    """Return the boolean that a value is read as: of texts only "true", in any case, is true."""
    if isinstance(value, str):
        return value.lower() == "true"
    return value if isinstance(value, bool) else None


def as_whole(value: Any, bits: int = 32) -> int | None:
    """Return the integer that a value is read as: texts must be digits and fit, numbers are cut and wrap around."""
    limit = 1 << (bits - 1)
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value) or len(value) > _MOST_DIGITS:
            return None
        number = int(value)
        return number if -limit <= number < limit else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return (int(value) + limit) % (2 * limit) - limit


def as_double(value: Any) -> float | None:
    """Return the double that a value is read as; None also for what is too large for one."""
    if isinstance(value, str):
        match = _DECIMAL.fullmatch(value)
        value = float(match.group(1)) if match else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def as_single(value: Any) -> float | None:
    """Return the number of 32 bits that a value is read as, with no more digits than tell it from its neighbours."""
    number = as_double(value)
    if number is None:
        return None
    try:
        packed = struct.pack("<f", number)
    except OverflowError:
        return None
    (single,) = struct.unpack("<f", packed)
    candidates = (float(f"{single:.{digits}g}") for digits in range(1, 10))
    return next(short for short in candidates if struct.pack("<f", short) == packed)


def double_to_text(number: float) -> str:
    """Return a finite double as Java writes it: 5.0, 0.001, 1.0E7, 1.69046717754E12, 1.0E-4."""
    if number == 0 or 1e-3 <= abs(number) < 1e7:
        return repr(number)
    sign = "-" if number < 0 else ""
    mantissa, _, exponent = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    first = int(exponent or 0) + len(whole) - 1 if whole != "0" else len(digits) - len(fraction) - 1
    return f"{sign}{digits[0]}.{digits[1:].rstrip('0') or '0'}E{first}"


def is_blank(value: Any) -> bool:
    """Return whether a text is absent, null or nothing but white space."""
    return value is None or (isinstance(value, str) and not value.strip(_WHITESPACE))


def replace_all(pattern: re.Pattern[str], replacement: str, text: str) -> str:
    """Return a text with each match replaced as in Java: in `replacement`, `$1` is a group and a backslash quotes.

    Raises StepError for a `$` that refers to no group, as Java throws.
    """
    return pattern.sub(lambda match: _REFERENCE.sub(lambda found: _referred(found, match), replacement), text)


def _referred(reference: re.Match[str], match: re.Match[str]) -> str:
    """Return what a reference stands for: Java takes as many digits as still name a group."""
    if reference["plain"]:
        return reference["plain"]
    digits, group = reference["digits"] or "", 0
    if not digits or int(digits[0]) > match.re.groups:
        raise StepError("a $ in the replacement refers to nothing")
    taken = 0
    while taken < len(digits) and group * 10 + int(digits[taken]) <= match.re.groups:
        group = group * 10 + int(digits[taken])
        taken += 1
    return (match.group(group) or "") + digits[taken:]


def in_hash_order(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object with its keys in the order of Java's HashMap, in which the product holds it."""
    buckets = 16
    while len(value) > buckets * 0.75:
        buckets *= 2
    return dict(sorted(value.items(), key=lambda item: _java_hash(item[0]) & (buckets - 1)))


def _java_hash(text: str) -> int:
    """Return the hash of a text as Java's HashMap spreads it; Java counts in UTF-16 units."""
    units = text.encode("utf-16-be", "surrogatepass")
    total = 0
    for high, low in zip(units[::2], units[1::2], strict=True):
        total = (31 * total + (high << 8 | low)) & 0xFFFFFFFF
    return total ^ total >> 16
