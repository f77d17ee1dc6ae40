"""Whether two values of a layout mean the same to the product: number style and null members don't count."""

from __future__ import annotations

from typing import Any

import orjson

#: Members that eras A to E write even when they are empty, and later eras leave out.
_ALWAYS_WRITTEN = frozenset(("deleted", "policies", "userPermissions", "messages", "invalids", "policyMap"))


def same_meaning(before: Any, after: Any) -> bool:
    """Check whether two JSON values differ in no more than key order, null members and number style."""
    if before is after:
        return True
    if before == after and is_same_text(before, after):
        return True
    return bool(_plain(before) == _plain(after))


def is_same_text(before: Any, after: Any) -> bool:
    """Check quickly whether two values are written alike but for key order; 1 and 1.0 are not, nor 1 and true."""
    try:
        return orjson.dumps(before) == orjson.dumps(after) or (
            orjson.dumps(before, option=orjson.OPT_SORT_KEYS)
            == orjson.dumps(after, option=orjson.OPT_SORT_KEYS)
        )
    except (TypeError, ValueError):
        return False


def _plain(value: Any) -> Any:
    """Return a value of hashable kind that is equal for equal meanings; the type tells 1 from true."""
    if isinstance(value, dict):
        return {
            key: _plain(child)
            for key, child in value.items()
            if child is not None and not (key in _ALWAYS_WRITTEN and not child)
        }
    if isinstance(value, list):
        return [_plain(child) for child in value]
    if isinstance(value, bool):
        return ("boolean", value)
    return value


def without_nulls(value: Any) -> Any:
    """Return a value without its null members; null elements of lists stay."""
    if isinstance(value, dict):
        return {key: without_nulls(child) for key, child in value.items() if child is not None}
    if isinstance(value, list):
        return [without_nulls(child) for child in value]
    return value


def carried(stored: Any, source: Any, raw: Any, left_out: frozenset[str]) -> Any:
    """Add to `stored`, what a shape names, the members of `source` that the file `raw` has besides.

    So a property that this program does not know survives a change of its file. `left_out` names members
    that are never added.
    """
    if stored is source:
        return stored
    if isinstance(stored, dict) and isinstance(source, dict) and isinstance(raw, dict):
        added = {
            key: source[key]
            for key in raw
            if key not in stored and key not in left_out and source.get(key) is not None
        }
        kept = {
            key: carried(child, source.get(key), raw.get(key), left_out)
            if isinstance(child, dict | list)
            else child
            for key, child in stored.items()
        }
        return {**kept, **added}
    if isinstance(stored, list) and isinstance(source, list) and isinstance(raw, list):
        if len(stored) != len(source):
            return stored
        raws = raw + [None] * (len(stored) - len(raw))
        return [carried(*three, left_out) for three in zip(stored, source, raws, strict=False)]
    return stored


def in_order_of(value: Any, raw: Any) -> Any:
    """Return a value with its keys in the order that a file has them; a new key follows its predecessor."""
    if isinstance(value, list) and isinstance(raw, list):
        raws = raw + [None] * (len(value) - len(raw))
        return [in_order_of(child, old) for child, old in zip(value, raws, strict=False)]
    if not (isinstance(value, dict) and isinstance(raw, dict)):
        return value
    order = [key for key in raw if key in value]
    before: str | None = None
    for key in value:
        if key not in raw:
            order.insert(0 if before is None else order.index(before) + 1, key)
        before = key
    return {key: in_order_of(value[key], raw.get(key)) for key in order}
