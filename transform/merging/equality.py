"""What counts as equal in a merge: the same text, the same meaning, the same but for what means nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from ..document.patch import same
from .results import ABSENT
from .strategies import OWN_OBJECTS, OWN_OBJECTS_BY_NAME

_EXACT = 2**53


def equal(left: Any, right: Any) -> bool:
    """Check whether two values, or `ABSENT`, are the same, numbers in the same style."""
    return left is right or (left is not ABSENT and right is not ABSENT and same(left, right))


def means_the_same(left: Any, right: Any) -> bool:
    """Check whether two values differ in the style of their numbers only: 6 and 6.0."""
    return left is not ABSENT and right is not ABSENT and text_of(left) == text_of(right)


def text_of(value: Any) -> bytes:
    """Return a text that is the same for all values of one meaning, whatever the order of their members."""
    try:
        return orjson.dumps(_with_plain_numbers(value), option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return repr(value).encode("utf-8", "surrogatepass")


def _with_plain_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_plain_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_plain_numbers(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value


def differs_beyond(ignored: Iterable[str], left: Any, right: Any) -> bool:
    """Check whether two entities or widgets differ in more than the ignored members of the product.

    A column or a form field that has such a name is no such member.
    """
    names = frozenset(ignored)
    return text_of(_without(names, left)) != text_of(_without(names, right))


def _without(names: frozenset[str], value: Any) -> Any:
    if isinstance(value, list):
        return [_without(names, item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _inside(names, key, item) for key, item in value.items() if key not in names}


def _inside(names: frozenset[str], key: str, value: Any) -> Any:
    if key in OWN_OBJECTS_BY_NAME and isinstance(value, dict):
        return {name: _without(names, item) for name, item in value.items()}
    if key == "children" and not isinstance(value, list):
        return value  # the fields of a JSON form
    return _without(names, value) if key in OWN_OBJECTS else value
