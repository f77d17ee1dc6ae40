"""A JSON text in a form that is the same however it was formatted, for comparisons line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..document.reading import parse
from ..errors import TransformError


def canonical_json(data: bytes) -> bytes:
    """Return a JSON object with sorted keys, one value a line, texts as lines; anything else as it is."""
    try:
        document = parse(data)
    except TransformError:
        return data
    return "".join(f"{line}\n" for line in _lines(document, "", "")).encode("utf-8", "backslashreplace")


def _lines(value: Any, indent: str, label: str) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield f"{indent}{label}{{"
        for key in sorted(value):
            yield from _lines(value[key], f"{indent}  ", f"{json.dumps(key, ensure_ascii=False)}: ")
        yield f"{indent}}}"
    elif isinstance(value, list) and value:
        yield f"{indent}{label}["
        for item in value:
            yield from _lines(item, f"{indent}  ", "")
        yield f"{indent}]"
    elif isinstance(value, str) and "\n" in value:
        yield f"{indent}{label}|"
        for line in value.split("\n"):
            yield f"{indent}  | {line}"
    else:
        yield f"{indent}{label}{_scalar(value)}"


def _scalar(value: Any) -> str:
    """Return a scalar; 380.0 and 380 are one number."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        value = int(value)
    return json.dumps(value, ensure_ascii=False)
