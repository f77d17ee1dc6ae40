"""JavaScript's behaviour where the product's steps rely on it.

Values are plain JSON values; `UNDEFINED` stands for what JavaScript calls undefined. Where JavaScript
would throw, these functions raise `StepError`.
"""

from __future__ import annotations

import json
import math
from typing import Any, Final

from ..patterns import pattern

_INDEX_KEY = pattern(r"0|[1-9][0-9]{0,9}")
_NUMBER = pattern(r"[+-]?(?:Infinity|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)")
_WHITESPACE = " \t\n\r\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_PREFIXED_NUMBER = pattern(r"0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+")
_LONE_SURROGATE = pattern("[\ud800-\udfff]")
_WHITESPACE_RUN = pattern(f"[{_WHITESPACE}]+")
_MAX_INDEX = 2**32 - 1
MAX_EXACT = 2**53
"""The integer up to which a double holds every one."""

_REPLACEMENT_PATTERN = pattern(r"\$(\$|&|`|')")


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
    if isinstance(value, dict | list):
        return True
    return bool(value) and value == value


def get(value: Any, key: str | int) -> Any:
    """Return `value[key]`, UNDEFINED where it is absent; raises StepError on null and undefined."""
    if isinstance(value, dict):
        return value.get(str(key), UNDEFINED)
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


def code_units(text: str) -> str:
    """Return a text as JavaScript indexes it: each character beyond U+FFFF becomes two surrogates."""
    if text.isascii():
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[i] | units[i + 1] << 8) for i in range(0, len(units), 2))


def strict_equal(left: Any, right: Any) -> bool:
    """Return `left === right`: numbers by value, objects and lists only when they are the same one."""
    if isinstance(left, dict | list) or isinstance(right, dict | list):
        return left is right
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return bool(left == right)


def strict_key(value: Any) -> Any:
    """Return a dictionary key that is equal for two values exactly when `===` holds them equal."""
    return id(value) if isinstance(value, dict | list) else (isinstance(value, bool), value)


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
    """Join the entries of a list by commas, those of lists in it as well, at any depth."""
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
    """Write the number 0.DIGITS x 10^point by the rules of ECMAScript's Number::toString."""
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
        return _string_to_number(value.strip(_WHITESPACE))
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


def json_parse(text: Any) -> Any:
    """Return `JSON.parse(text)`; raises StepError for what is no JSON (a binding, for example)."""
    source = to_string(text)

    def refuse(constant: str) -> float:
        raise ValueError(constant)

    try:
        return json.loads(source, parse_constant=refuse)
    except (ValueError, RecursionError):
        raise StepError("a text is not JSON") from None


def json_stringify(value: Any) -> str:
    """Return `JSON.stringify(value)`: compact, numbers as JavaScript prints them, NaN as null.

    Whole numbers keep all their digits, also those that JavaScript could not hold.
    """
    pieces: list[str] = []
    waiting = [_json_part(value)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            pieces.append(part)
        else:
            waiting += reversed(_json_members(part))
    return "".join(pieces)


def _json_part(value: Any) -> Any:
    """Return the JSON text of a scalar; lists and objects as they are."""
    return value if isinstance(value, dict | list) else _json_scalar(value)


def _json_members(value: dict[str, Any] | list[Any]) -> list[Any]:
    """Return a list or an object as texts, with the lists and objects in it as they are."""
    parts: list[Any] = []
    if isinstance(value, list):
        for item in value:
            parts += ",", _json_part(item)
        return ["[", *parts[1:], "]"]
    for key in own_keys(value):
        if value[key] is not UNDEFINED:
            parts += ",", _json_text(key), ":", _json_part(value[key])
    return ["{", *parts[1:], "}"]


def _json_scalar(value: Any) -> str:
    if isinstance(value, str):
        return _json_text(value)
    if isinstance(value, float):
        return number_to_string(value) if math.isfinite(value) else "null"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return to_string(value) if isinstance(value, bool) else "null"


def _json_text(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


def replace_first(text: str, old: str, new: str) -> str:
    """Return `text.replace(old, new)` for a plain-text `old`: the first occurrence only.

    In `new`, `$$` gives `$`, `$&` the match, and a `$` before a back-quote or a quote what stands before or
    after the match; a widget's name that holds a `$` is hit by this in the product.
    """
    start = text.find(old)
    if start < 0:
        return text
    before, after = text[:start], text[start + len(old) :]
    if "$" in new:
        meaning = {"$": "$", "&": old, "`": before, "'": after}
        new = _REPLACEMENT_PATTERN.sub(lambda match: meaning[match.group(1)], new)
    return before + new + after


def trim(text: str) -> str:
    """Return `text.trim()`; JavaScript's white space differs from Python's at U+FEFF and some controls."""
    return text.strip(_WHITESPACE)


def without_whitespace(text: str) -> str:
    """Return a text with all of JavaScript's white space deleted."""
    return _WHITESPACE_RUN.sub("", text)


def substring(text: str, start: int, end: int | None = None) -> str:
    """Return `text.substring(start, end)`: in UTF-16 units, ends in the wrong order changed round."""
    if not text.isascii():
        units = text.encode("utf-16-le", "surrogatepass")
        first, last = _ends(len(units) // 2, start, end)
        return units[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")
    first, last = _ends(len(text), start, end)
    return text[first:last]


def _ends(length: int, start: int, end: int | None) -> tuple[int, int]:
    ends = (min(max(at, 0), length) for at in (start, length if end is None else end))
    first, last = sorted(ends)
    return first, last


def length_of(text: str) -> int:
    """Return `text.length`, which counts UTF-16 units."""
    return len(code_units(text))


def contains_binding(value: Any) -> bool:
    """Return whether the text of a value holds `{{ ... }}` anywhere, newlines included."""
    text = value if isinstance(value, str) else to_string(value)
    start = text.find("{{")
    return start >= 0 and text.find("}}", start + 2) >= 0
