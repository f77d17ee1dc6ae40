"""What counts as a number in a document."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_json_number(value: Any) -> TypeGuard[int | float]:
    """Return whether a value is a number of JSON: true and false are none, although Python counts with them."""
    return isinstance(value, int | float) and not isinstance(value, bool)
