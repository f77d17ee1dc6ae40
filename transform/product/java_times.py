"""What the product's reader takes for a time: seconds since 1970, {epochSecond, nano} or ISO text."""

from __future__ import annotations

import re
from typing import Any

from ..patterns import pattern
from .java_values import as_whole

_DECIMAL = pattern(
    r"""
    [\x00-\x20]*[+-]?
    ( (?P<finite> ([0-9]+\.?[0-9]* | \.[0-9]+) ([eE][+-]?[0-9]+)? ) [fFdD]?
    | 0[xX] ([0-9a-fA-F]+\.? | [0-9a-fA-F]*\.[0-9a-fA-F]+) [pP][+-]?[0-9]+ [fFdD]?  # hexadecimal
    | NaN | Infinity
    )
    [\x00-\x20]*
    """,
    re.VERBOSE,
)
_ISO = pattern(
    r"""
    (?P<year>[0-9]{4}|-[0-9]{4,10}|\+[0-9]{5,10})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})
    T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(\.[0-9]{0,9})?
    (Z|[+-](?P<offset>[0-9]{2}):(?P<offset_minute>[0-9]{2})(:(?P<offset_second>[0-9]{2}))?)
    """,
    re.IGNORECASE | re.VERBOSE,
)
#: The first and last second of the years -1000000000 and 1000000000, the ends of the product's time.
_FIRST, _LAST = -31557014167219200, 31556889864403199
_MOST_OFFSET = 18 * 3600


def is_decimal(value: Any) -> bool:
    """Return whether a text is a number as Java writes one, NaN and Infinity included."""
    return isinstance(value, str) and _DECIMAL.fullmatch(value) is not None


def is_time(value: Any) -> bool:
    """Return whether a value is read as a time; an empty string counts as missing."""
    if isinstance(value, dict):
        nano = value.get("nano", 0)
        return _is_second(as_whole(value.get("epochSecond"), 64)) and as_whole(nano, 64) is not None
    if isinstance(value, list):  # a list of one text counts as that text
        return len(value) == 1 and isinstance(value[0], str) and _is_iso(value[0])
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, int | float):
        return _is_second(value)
    return not value or _is_seconds(value) or (not is_decimal(value) and _is_iso(value))


def _is_second(value: float | None) -> bool:
    return value is not None and _FIRST <= value <= _LAST


def _is_seconds(text: str) -> bool:
    number = _DECIMAL.fullmatch(text)
    if number is None:
        return False
    return _is_second(float(number["finite"])) if number["finite"] else "Infinity" not in text


def _is_iso(text: str) -> bool:
    found = _ISO.fullmatch(text)
    if found is None:
        return False
    part = {name: int(value) for name, value in found.groupdict("0").items()}
    offset = part["offset"] * 3600 + part["offset_minute"] * 60 + part["offset_second"]
    return (
        _is_date(part["year"], part["month"], part["day"])
        and _is_time_of_day(part["hour"], part["minute"], part["second"])
        and max(part["offset_minute"], part["offset_second"]) < 60
        and offset <= _MOST_OFFSET
    )


def _is_date(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or abs(year) > 999_999_999:
        return False
    import calendar  # few documents have texts where the product reads a time

    return 1 <= day <= calendar.monthrange(2000 + year % 400, month)[1]  # the calendar repeats


def _is_time_of_day(hour: int, minute: int, second: int) -> bool:
    """Return whether a time of day exists; midnight as the end of a day and a possible leap second do."""
    if (hour, minute, second) in ((24, 0, 0), (23, 59, 60)):
        return True
    return hour < 24 and minute < 60 and second < 60
