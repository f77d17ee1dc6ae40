"""JSON text of the widget files of era E.

Four spaces a level; an object of one member and a list of one element stay on their line; keys in the order
of a Java hash table of that object's own names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ...product.java_values import in_hash_order
from .canonical_text import scalar_text
from .numbers import widget_number_text

_ESCAPED = re.compile(r'["\\\x00-\x1f\x80-\x9f\u2000-\u20ff\ud800-\udfff]|(?<=<)/')
_SHORT = {
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", "/": "\\/",
}  # fmt: skip


def widget_text(value: dict[str, Any]) -> bytes:
    """Return a widget as UTF-8 in the formatting of era E.

    Keys that share a bucket of the hash table keep the order that they have in `value`.
    """
    parts: list[str] = []
    _write(value, "\n", parts.append)
    return "".join(parts).encode()


def _write(value: Any, line: str, put: Callable[[str], None]) -> None:
    if not isinstance(value, dict | list) or not value:
        put(scalar_text(value, _quoted, widget_number_text))
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    inner = line if len(value) == 1 else line + "    "
    put(opening)
    for i, (name, child) in enumerate(_members(value)):
        put("," if i else "")
        put(inner if len(value) > 1 else "")
        put(name)
        _write(child, inner, put)
    put(line if len(value) > 1 else "")
    put(closing)


def _members(value: dict[str, Any] | list[Any]) -> list[tuple[str, Any]]:
    if isinstance(value, list):
        return [("", element) for element in value]
    return [(f"{_quoted(key)}: ", child) for key, child in in_hash_order(value).items()]


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT.get(character) or f"\\u{ord(character):04x}"
