"""Layouts in which people keep exports, other than the product's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

_WIDTH = 80


def prettier(document: Any) -> bytes:
    """Return a document as prettier lays it out: lists of scalars and small objects in one line as far as it fits."""
    return f"{_prettier(document, '')}\n".encode()


def _prettier(value: Any, indent: str, *, room: int = _WIDTH) -> str:
    if not isinstance(value, dict | list) or not value:
        return json.dumps(value, ensure_ascii=False)
    is_object = isinstance(value, dict)
    parts = [f"{json.dumps(key, ensure_ascii=False)}: " if is_object else "" for key in value]
    inner = list(value.values()) if isinstance(value, dict) else value
    is_flat = not any(isinstance(one, dict | list) and one for one in inner) and len(inner) < 3 + 9 * (
        not is_object
    )
    if is_flat:
        words = ", ".join(
            part + json.dumps(one, ensure_ascii=False) for part, one in zip(parts, inner, strict=True)
        )
        line = f"{{ {words} }}" if is_object else f"[{words}]"
        if len(line) <= room:
            return line
    deeper = indent + "  "
    lines = [
        f"{deeper}{part}{_prettier(one, deeper, room=_WIDTH - len(deeper) - len(part))}"
        for part, one in zip(parts, inner, strict=True)
    ]
    opening, closing = "{}" if is_object else "[]"
    return f"{opening}\n" + ",\n".join(lines) + f"\n{indent}{closing}"


def four_spaces(document: Any) -> bytes:
    """Return a document as most editors would lay it out, without a line end at its end."""
    return json.dumps(document, indent=4, ensure_ascii=False).encode()


def escaped_in_tabs(document: Any) -> bytes:
    """Return a document with tabs, Windows line ends and no letter beyond ASCII."""
    return (json.dumps(document, indent="\t") + "\n").replace("\n", "\r\n").encode()


LAYOUTS: tuple[Callable[[Any], bytes], ...] = (prettier, four_spaces, escaped_in_tabs)
