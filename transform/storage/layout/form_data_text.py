"""The compact JSON in which the product stores the formData of REMOTE plugins beside metadata.json."""

from __future__ import annotations

import json
import re
from typing import Any

from ...document.numbers import is_json_number
from ...product.java_values import double_to_text

_ESCAPED = re.compile("[<>&='\"\\\\\x00-\x1f\u2028\u2029\ud800-\udfff]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def form_data_text(value: Any) -> str:
    """Return a JSON value on one line: null members left out, numbers as doubles, HTML characters escaped."""
    if isinstance(value, dict):
        members = (
            f"{_quoted(key)}:{form_data_text(child)}" for key, child in value.items() if child is not None
        )
        return f"{{{','.join(members)}}}"
    if isinstance(value, list):
        return f"[{','.join(map(form_data_text, value))}]"
    if isinstance(value, str):
        return _quoted(value)
    if is_json_number(value):
        return double_to_text(float(value))
    return json.dumps(value)


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _SHORT.get(character) or f"\\u{ord(character):04x}"
