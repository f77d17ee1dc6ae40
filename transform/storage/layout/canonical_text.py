"""JSON text as the product writes it into all files but the widget files of era E.

Two spaces a level, every member and element on its own line, no newline at the end. Eras F and G sort the
keys of every object by UTF-16 code units, era E keeps the order of the object.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import orjson

from .numbers import number_text, widget_number_text

Printer = Callable[[int | float], str]

# Every scalar has a line of its own, and no string ends in a digit: what ends a line so is a number.
_NUMBER = re.compile(rb"(?m)(?<= )-?[0-9][0-9.eE+-]*(?=,?$)")
_ESCAPE = re.compile(rb"\\(?:u(00[01][0-9a-f])|.)", re.DOTALL)
_ESCAPED = re.compile(r'["\\\x00-\x1f\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_FIRST_BYTE_ABOVE_SURROGATES = re.compile(rb"[\xee-\xf4]")


def canonical_text(value: Any, *, sort: bool = True, widget: bool = False) -> bytes:
    """Return a JSON value as UTF-8 in the product's formatting.

    `sort`: order all keys (eras F and G). `widget`: print numbers as widget files of eras F and G have them.
    """
    printer = widget_number_text if widget else number_text
    try:
        data = orjson.dumps(value, option=orjson.OPT_INDENT_2 | (orjson.OPT_SORT_KEYS if sort else 0))
    except (TypeError, ValueError):  # 65-bit integers, lone surrogates, more than 254 levels
        return _slowly(value, sort, printer)
    if sort and _FIRST_BYTE_ABOVE_SURROGATES.search(data):  # here UTF-8 and UTF-16 sort differently
        return _slowly(value, sort, printer)
    if b"\\u00" in data:
        data = _ESCAPE.sub(_upper_case, data)
    if b"." in data or b"e" in data:
        data = _NUMBER.sub(lambda match: _printed(match.group(), printer), data)
    return data


def _upper_case(match: re.Match[bytes]) -> bytes:
    return b"\\u" + match[1].upper() if match[1] else match.group()


def _printed(number: bytes, printer: Printer) -> bytes:
    is_whole = b"." not in number and b"e" not in number
    return number if is_whole else printer(float(number)).encode()


def _slowly(value: Any, sort: bool, printer: Printer) -> bytes:
    parts: list[str] = []
    _write(value, "\n", sort, printer, parts.append)
    return "".join(parts).encode()


def _write(value: Any, line: str, sort: bool, printer: Printer, put: Callable[[str], None]) -> None:
    """Write a value; `line` is a newline with the indent of the value's own line."""
    if isinstance(value, dict) and value:
        keys = sorted(value, key=utf16_order) if sort else list(value)
        for i, key in enumerate(keys):
            put(f"{',' if i else '{'}{line}  {_quoted(key)}: ")
            _write(value[key], line + "  ", sort, printer, put)
        put(line + "}")
    elif isinstance(value, list) and value:
        for i, element in enumerate(value):
            put(f"{',' if i else '['}{line}  ")
            _write(element, line + "  ", sort, printer, put)
        put(line + "]")
    else:
        put(scalar_text(value, _quoted, printer))


def scalar_text(value: Any, quoted: Callable[[str], str], printer: Printer) -> str:
    """Return a string, number, boolean, null or an empty container as JSON."""
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return printer(value)


def utf16_order(key: str) -> bytes:
    """Return what to sort a key by so that it stands where Java puts it."""
    return key.encode("utf-16-be", "surrogatepass")


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
