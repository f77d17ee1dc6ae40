"""Pair the entries of two lists, and members of two objects whose keys were drawn anew."""

from __future__ import annotations

import itertools
import re
from collections.abc import Hashable
from difflib import SequenceMatcher
from typing import Any

import orjson

from ..patterns import pattern
from .renames import View
from .tables import ENTRY_KEYS

Pair = tuple[int | None, int | None]

#: What the product's editor draws as an id.
GENERATED = pattern(r"[a-z0-9]{10}")
_MOST_ALIGNED = 2000
#: Where a serialised value may hold a number such as 6.0; texts may look so too.
_WHOLE_FLOAT = pattern(rb"\.0(?:[,}\]]|\Z)")
_NOT_PLAIN = (dict, list, float)


def aligned(before: list[Any], after: list[Any], view: View, *, as_set: bool) -> list[Pair]:
    """Pair the entries of two lists by their places; None where there is no other.

    Equal ones first, then those that only differ by names that changed, then those with an equal key, and
    what has no key by its place.
    """
    tokens, others = [*map(token, before)], [*map(token, after)]
    pairs = _in_order(tokens, others) if not as_set else {}
    _pair_by(pairs, tokens, others)
    if len(pairs) < len(before) and view:
        _pair_by(pairs, [token(view.translated(value)) for value in before], others)
    if len(pairs) < len(before):
        _pair_by(pairs, [_entry_key(value) for value in before], [_entry_key(value) for value in after])
        if view:
            _pair_by(pairs, [_entry_key(view.translated(v)) for v in before], [_entry_key(v) for v in after])
    _pair_by_place(pairs, before, after, as_set=as_set)
    met = set(pairs.values())
    return [
        *((i, pairs.get(i)) for i in range(len(before))),
        *((None, j) for j in range(len(after)) if j not in met),
    ]


def in_other_order(pairs: list[Pair]) -> bool:
    """Return whether entries of both lists follow each other in another order."""
    places = [j for i, j in pairs if i is not None and j is not None]
    return any(left > right for left, right in itertools.pairwise(places))


def remade_keys(before: dict[str, Any], after: dict[str, Any]) -> dict[str, str]:
    """Return generated key before -> generated key after of members that are equal under another key."""
    gone = [key for key in before if key not in after and GENERATED.fullmatch(key)]
    come = [key for key in after if key not in before and GENERATED.fullmatch(key)] if gone else []
    if not come:
        return {}
    pairs: dict[int, int] = {}
    _pair_by(pairs, [token(before[key]) for key in gone], [token(after[key]) for key in come])
    return {gone[i]: come[j] for i, j in pairs.items()}


def renamed_columns(before: dict[str, Any], after: dict[str, Any]) -> dict[str, str]:
    """Return key before -> key after of columns of a table that differ only by their name and their label."""
    gone = [key for key in before if key not in after]
    come = [key for key in after if key not in before] if gone else []
    if not come:
        return {}
    pairs: dict[int, int] = {}
    _pair_by(pairs, [_nameless(before, key) for key in gone], [_nameless(after, key) for key in come])
    return {gone[i]: come[j] for i, j in pairs.items()}


def _nameless(columns: dict[str, Any], key: str) -> bytes | None:
    """Return the content of a column without its name and label; None for what is no column."""
    column = columns[key]
    if not isinstance(column, dict) or "id" not in column:
        return None
    rest = {name: value for name, value in column.items() if name not in ("label", "index")}
    return token(with_other_name(rest, key, "\0"))


def with_other_name(value: Any, old: str, new: str) -> Any:
    """Return a value with another name in place of one wherever that is a whole word or a whole text."""
    if isinstance(value, str):
        return new if value == old else re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, value)
    if isinstance(value, dict):
        return {key: with_other_name(child, old, new) for key, child in value.items()}
    return [with_other_name(child, old, new) for child in value] if isinstance(value, list) else value


def _in_order(tokens: list[bytes], others: list[bytes]) -> dict[int, int]:
    """Pair equal entries in the same order: at both ends first, then between as many as there are."""
    shorter = min(len(tokens), len(others))
    head = next((n for n in range(shorter) if tokens[n] != others[n]), shorter)
    tail = next((n for n in range(shorter - head) if tokens[-1 - n] != others[-1 - n]), shorter - head)
    pairs = {i: i for i in range(head)}
    pairs |= {len(tokens) - 1 - n: len(others) - 1 - n for n in range(tail)}
    old, new = tokens[head : len(tokens) - tail], others[head : len(others) - tail]
    if old and new and max(len(old), len(new)) <= _MOST_ALIGNED:
        blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        pairs |= {head + block.a + n: head + block.b + n for block in blocks for n in range(block.size)}
    return pairs


def _pair_by(pairs: dict[int, int], keys: list[Any], others: list[Any]) -> None:
    """Pair what is left and has an equal key; None is no key."""
    met = set(pairs.values())
    free: dict[Hashable, list[int]] = {}
    for j in reversed(range(len(others))):
        if j not in met and others[j] is not None:
            free.setdefault(others[j], []).append(j)
    for i, key in enumerate(keys):
        if i not in pairs and key is not None and free.get(key):
            pairs[i] = free[key].pop()


def _pair_by_place(pairs: dict[int, int], before: list[Any], after: list[Any], *, as_set: bool) -> None:
    """Pair entries without a key at corresponding places among those that are left; of a set only texts."""
    met = set(pairs.values())

    def has_no_key(value: Any) -> bool:
        return isinstance(value, str) if as_set else _entry_key(value) is None

    left = [i for i, value in enumerate(before) if i not in pairs and has_no_key(value)]
    right = [j for j, value in enumerate(after) if j not in met and has_no_key(value)]
    pairs.update(zip(left, right, strict=False))


def token(value: Any) -> bytes:
    """Return a text that is equal for equal values; 6 and 6.0 are equal."""
    try:
        written = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
        if _WHOLE_FLOAT.search(written):
            return orjson.dumps(_plain(value), option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return repr(value).encode("utf-8", "backslashreplace")
    return written


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, dict):
        return {key: _plain(item) if type(item) in _NOT_PLAIN else item for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) if type(item) in _NOT_PLAIN else item for item in value]
    return value


def _entry_key(entry: Any) -> tuple[str, str] | None:
    if isinstance(entry, dict):
        for name in ENTRY_KEYS:
            if isinstance(entry.get(name), str):
                return name, entry[name]
    return None
