"""JavaScript's `JSON`, where the product's steps rely on it."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from .javascript_values import UNDEFINED, StepError, number_to_string, own_keys, to_string

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


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
