"""JavaScript's values, comparisons and conversions, where the product's steps rely on them.

Values are plain JSON values; `UNDEFINED` stands for what JavaScript calls undefined. Where JavaScript
would throw, these functions raise `StepError`.
"""

from __future__ import annotations

import math
from typing import Any, Final

from ..patterns import pattern
from .javascript_texts import code_units, trim

_INDEX_KEY = pattern(r"0|[1-9][0-9]{0,9}")
_NUMBER = pattern(r"[+-]?(?:Infinity|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)")
_PREFIXED_NUMBER = pattern(r"0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+")
_MAX_INDEX = 2**32 - 1
_CONTAINERS = (dict, list)
MAX_EXACT = 2**53
"""The integer up to which a double holds every one."""


class StepError(Exception):
    """A step cannot go on with a widget or resource, as the product's own step cannot."""


class _Undefined:
    __slots__ = ()

    def __repr__(self) -> str:
        return "undefined"

    def __bool__(self) -> bool:
        return False


UNDEFINED: Final = _Undefined()


def truthy(value: Any) -> bool:
    """Return whether `if (value)` holds: empty lists and objects do, 0, "", null and NaN do not."""
    if value:
        return type(value) is not float or value == value
    return isinstance(value, _CONTAINERS)


def get(value: Any, key: str | int) -> Any:
    """Return `value[key]`, UNDEFINED where it is absent; raises StepError on null and undefined."""
    if isinstance(value, dict):
        return value.get(key if isinstance(key, str) else str(key), UNDEFINED)
    if value is None or value is UNDEFINED:
        raise StepError(f"'{key}' is read from {to_string(value)}")
    if isinstance(value, list | str):
        items = value if isinstance(value, list) else code_units(value)
        if key == "length":
            return len(items)
        if isinstance(key, int) or _INDEX_KEY.fullmatch(key):
            index = int(key)
            return items[index] if 0 <= index < len(items) else UNDEFINED
    return UNDEFINED


def strict_equal(left: Any, right: Any) -> bool:
    """Return `left === right`: numbers by value, objects and lists only when they are the same one."""
    if isinstance(left, _CONTAINERS) or isinstance(right, _CONTAINERS):
        return left is right
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return bool(left == right)


def strict_key(value: Any) -> Any:
    """Return a dictionary key that is equal for two values exactly when `===` holds them equal."""
    return id(value) if isinstance(value, _CONTAINERS) else (isinstance(value, bool), value)


def spread(value: Any) -> dict[str, Any]:
    """Return `{...value}`: a copy of an object, the indexed entries of a list or text, else {}."""
    if isinstance(value, dict):
        return value.copy()
    if isinstance(value, list | str):
        items = value if isinstance(value, list) else code_units(value)
        return {str(index): item for index, item in enumerate(items)}
    return {}


def multiply(left: Any, right: Any) -> float:
    """Return `left * right`; NaN for what is no number."""
    return to_number(left) * to_number(right)


def subtract(left: Any, right: Any) -> float:
    """Return `left - right`; NaN for what is no number."""
    return to_number(left) - to_number(right)


def own_keys(value: Any) -> list[str]:
    """Return `Object.keys(value)`: integer-like keys first, ascending; then the others as they stand."""
    if isinstance(value, dict):
        if not any(key[:1].isdigit() for key in value):
            return list(value)
        indices = [key for key in value if _INDEX_KEY.fullmatch(key) and int(key) < _MAX_INDEX]
        if not indices:
            return list(value)
        chosen = set(indices)
        return sorted(indices, key=int) + [key for key in value if key not in chosen]
    if value is None or value is UNDEFINED:
        raise StepError(f"{to_string(value)} has no keys")
    return [str(i) for i in range(get(value, "length"))] if isinstance(value, list | str) else []


def in_js_order(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object with its keys in the order in which JavaScript enumerates them."""
    return {key: value[key] for key in own_keys(value)}


def to_string(value: Any) -> str:
    """Return `String(value)`."""
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_to_string(value)
    if isinstance(value, list):
        return _list_to_string(value)
    return "undefined" if value is UNDEFINED else "[object Object]"


def _list_to_string(items: list[Any]) -> str:
    """Return the entries of a list, joined by commas; those of lists in it as well, at any depth."""
    pieces: list[str] = []
    waiting: list[Any] = [items]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            for index in range(len(value) - 1, -1, -1):
                waiting.append(value[index])
                if index:
                    waiting.append(",")
        elif value is not None and value is not UNDEFINED:
            pieces.append(to_string(value))
    return "".join(pieces)


def number_to_string(value: float) -> str:
    """Return a number as JavaScript prints it: 5.0 -> 5, 1e21 -> 1e+21, 1.5e-7 -> 1.5e-7."""
    number = value if isinstance(value, float) else _nearest_double(value)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    mantissa, _, exponent_text = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction.rstrip("0")).lstrip("0") if fraction.rstrip("0") else whole
    point = len(whole) + int(exponent_text or 0)
    if whole == "0":
        point -= len(whole) + len(fraction) - len(fraction.lstrip("0"))
    stripped = digits.rstrip("0")
    return sign + _layout(stripped, point)


def _layout(digits: str, point: int) -> str:
    """Return the number 0.DIGITS x 10^point as ECMAScript's Number::toString writes it."""
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    exponent = point - 1
    mantissa = digits if count == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{mantissa}e{'+' if exponent > 0 else '-'}{abs(exponent)}"


def to_number(value: Any) -> float:
    """Return `Number(value)`: an int or a double, NaN for what is no number.

    Integers that a double does not hold become the nearest double, Infinity beyond the largest.
    """
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return value
    if isinstance(value, int):
        return value if -MAX_EXACT <= value <= MAX_EXACT else _nearest_double(value)
    if value is None:
        return 0
    if isinstance(value, list):
        return to_number(to_string(value))
    if isinstance(value, str):
        return _string_to_number(trim(value))
    return math.nan


def _string_to_number(text: str) -> float:
    if not text:
        return 0
    if _PREFIXED_NUMBER.fullmatch(text):
        return to_number(int(text, 0))
    if not _NUMBER.fullmatch(text):
        return math.nan
    number = float(text.replace("Infinity", "inf"))
    return int(number) if number.is_integer() and abs(number) < MAX_EXACT else number


def _nearest_double(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def contains_binding(value: Any) -> bool:
    """Return whether the text of a value holds `{{ ... }}` anywhere, newlines included."""
    text = value if isinstance(value, str) else to_string(value)
    start = text.find("{{")
    return start >= 0 and text.find("}}", start + 2) >= 0
