"""The one value that can have been meant where a script or a language model wrote one of another type.

Files that the product did not write have typical mistakes: `{"name": "GET"}` for "GET", as some libraries write a
constant; a text for a list of one; a list or an object as the text of its JSON; `{"$oid": ...}` of a database dump.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, Final

import orjson

from ..document.writing import serialize
from ..patterns import pattern


class _NoValue:
    """Stands for: no value, or more than one, can have been meant."""

    def __repr__(self) -> str:
        return "NO_VALUE"


NO_VALUE: Final = _NoValue()
_LISTS = "a list"
#: Objects with this one member are another writing of its value.
_WRAPPERS = ("name", "value", "$oid", "$date", "$numberLong", "$numberInt")


def right_value(expected: str, value: Any, is_read: Callable[[Any], bool]) -> Any:
    """Return the value that can have been meant, NO_VALUE where that is not certain.

    `expected` is what the reader takes at the place, in its words; `is_read` returns whether it takes a value.
    """
    found = [other for other in _candidates(expected, value) if is_read(other) and _is_json(other)]
    return found[0] if found else NO_VALUE


def _is_json(value: Any) -> bool:
    """Return whether a value can be written: a library's caller may bring NaN and infinities along."""
    entries = value if isinstance(value, list) else [value]
    return not any(isinstance(entry, float) and not math.isfinite(entry) for entry in entries)


def _candidates(expected: str, value: Any) -> Iterator[Any]:
    """Yield other writings of a value, the most certain first."""
    if isinstance(value, str) and expected in (_LISTS, "an object"):
        yield from _inside(value)
    if expected == _LISTS:
        if not isinstance(value, dict):  # the entries of an object may be those of the list
            yield [] if value == "" else [value]
    elif isinstance(value, dict) and len(value) == 1:
        ((key, inner),) = value.items()
        if key in _WRAPPERS and not isinstance(inner, dict | list) and inner is not None:
            yield inner
    elif isinstance(value, list) and len(value) == 1:
        yield value[0]
    elif expected == "a boolean" and value in (0, 1):
        yield bool(value)


def _inside(text: str) -> Iterator[Any]:
    """Yield the list or object whose JSON a text is."""
    try:
        inner = orjson.loads(text)
    except orjson.JSONDecodeError:
        return
    if isinstance(inner, list | dict):
        yield inner


_CONSTANT = pattern(r"[A-Z_]{2,20}")


def advice(value: Any, right: Any) -> str:
    """Return what to do with a value, given the right one; texts are not repeated, for one may be a secret."""
    if right is NO_VALUE:
        return "Correct this value, or export the application again."
    if isinstance(right, list) and isinstance(value, str):
        what = (
            "a list with this text in it" if right == [value] else "the list itself, not its JSON in a text"
        )
        return f"Write {what if right else '[]'} (--fix does)."
    if isinstance(right, dict):
        return "Write the object itself, not its JSON in a text (--fix does)."
    if not isinstance(right, str) or _CONSTANT.fullmatch(right):
        return f"Write {serialize(right).decode()} (--fix does)."
    around = "list" if isinstance(value, list) else "object"
    return f"Write the text alone, without the {around} around it (--fix does)."
