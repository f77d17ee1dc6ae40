"""Which leaves differ between two values of one entity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import orjson

from ..pointers import join
from .tables import ENTRY_KEYS, SERVER_MADE, SETS, is_order

_MOST_ALIGNED = 2000

KeyOf = Callable[[str], str]


class Leaf(NamedTuple):
    """One difference: add, remove, modify or move; paths in the value before and in the value after."""

    kind: str
    path: str
    before: Any
    after: Any
    path_after: str


class Comparison:
    """Compares values; `renamed` tells under which key a key of the value before stands in the value after.

    With `everything` also what the server writes by itself is compared.
    """

    def __init__(self, renamed: KeyOf, *, everything: bool = False) -> None:
        self._renamed = renamed
        self._ignored = frozenset[str]() if everything else SERVER_MADE

    def leaves(
        self,
        before: Any,
        after: Any,
        path: str = "",
        path_after: str = "",
        *,
        ignored: frozenset[str] = frozenset(),
    ) -> Iterator[Leaf]:
        """Give the differences below a path; `ignored` are keys at its top that do not count."""
        if isinstance(before, dict) and isinstance(after, dict):
            yield from self._objects(before, after, path, path_after, ignored)
        elif isinstance(before, list) and isinstance(after, list):
            yield from self._lists(before, after, path, path_after)
        elif before != after or isinstance(before, bool) is not isinstance(after, bool):
            kind = "move" if is_order(path) else "modify"
            yield Leaf(kind, path, before, after, path_after)

    def _objects(
        self,
        before: dict[str, Any],
        after: dict[str, Any],
        path: str,
        path_after: str,
        ignored: frozenset[str],
    ) -> Iterator[Leaf]:
        met = set()
        for key, value in before.items():
            if key in self._ignored or key in ignored:
                continue
            key_after = key if key in after else self._renamed(key)
            if key_after not in after:
                yield Leaf("remove", join(path, key), value, None, join(path_after, key))
                continue
            met.add(key_after)
            new = after[key_after]
            if value is not new and (value != new or isinstance(value, bool) is not isinstance(new, bool)):
                yield from self.leaves(value, new, join(path, key), join(path_after, key_after))
        for key, value in after.items():
            if key not in met and key not in before and key not in self._ignored and key not in ignored:
                yield Leaf("add", join(path, key), None, value, join(path_after, key))

    def _lists(self, before: list[Any], after: list[Any], path: str, path_after: str) -> Iterator[Leaf]:
        tokens_before, tokens_after = [*map(_token, before)], [*map(_token, after)]
        same_entries = len(before) == len(after) and sorted(tokens_before) == sorted(tokens_after)
        if same_entries:
            if tokens_before != tokens_after and path.rpartition("/")[2] not in SETS:
                yield Leaf("move", path, before, after, path_after)
            return
        pairs = _aligned(tokens_before, tokens_after, before, after, path.rpartition("/")[2] in SETS)
        for i, j in pairs:
            if i is None and j is not None:
                yield Leaf("add", join(path, j), None, after[j], join(path_after, j))
            elif j is None and i is not None:
                yield Leaf("remove", join(path, i), before[i], None, join(path_after, i))
            elif i is not None and j is not None:
                yield from self.leaves(before[i], after[j], join(path, i), join(path_after, j))


def _token(value: Any) -> bytes:
    """Give a text that is equal for equal values; 6 and 6.0 are equal."""
    try:
        return orjson.dumps(_plain(value), option=orjson.OPT_SORT_KEYS)
    except (TypeError, RecursionError):
        return repr(value).encode("utf-8", "backslashreplace")


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if key not in SERVER_MADE}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _aligned(
    tokens_before: list[bytes], tokens_after: list[bytes], before: list[Any], after: list[Any], as_set: bool
) -> list[tuple[int | None, int | None]]:
    """Pair the entries of two lists: equal ones, then those with an equal key, then by place."""
    free_after: dict[bytes, list[int]] = {}
    for j, token in enumerate(tokens_after):
        free_after.setdefault(token, []).append(j)
    pairs: list[tuple[int | None, int | None]] = []
    left = []
    if as_set or len(before) > _MOST_ALIGNED or len(after) > _MOST_ALIGNED:
        for i, token in enumerate(tokens_before):
            if free_after.get(token):
                free_after[token].pop(0)
            else:
                left.append(i)
        right = sorted(j for places in free_after.values() for j in places)
    else:
        matcher = SequenceMatcher(None, tokens_before, tokens_after, autojunk=False)
        blocks = matcher.get_matching_blocks()
        taken_before = {block.a + n for block in blocks for n in range(block.size)}
        taken_after = {block.b + n for block in blocks for n in range(block.size)}
        left = [i for i in range(len(before)) if i not in taken_before]
        right = [j for j in range(len(after)) if j not in taken_after]
    by_key = {key: j for j in reversed(right) if (key := _entry_key(after[j])) is not None}
    paired = {}
    for i in left:
        key = _entry_key(before[i])
        if key is not None and key in by_key:
            paired[i] = by_key.pop(key)
    rest_after = [j for j in right if j not in set(paired.values())]
    rest_before = [i for i in left if i not in paired]
    for i in rest_before:
        if rest_after and not as_set and _entry_key(before[i]) is None:
            paired[i] = rest_after.pop(0)
    pairs += sorted(paired.items())
    pairs += [(i, None) for i in rest_before if i not in paired]
    pairs += [(None, j) for j in rest_after]
    return pairs


def _entry_key(entry: Any) -> tuple[str, str] | None:
    if isinstance(entry, dict):
        for name in ENTRY_KEYS:
            if isinstance(entry.get(name), str):
                return name, entry[name]
    return None
