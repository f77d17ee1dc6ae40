"""Compare two values of one entity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..document.pointers import join
from ..product.export_model import class_of_field, is_default
from .lists import aligned, in_other_order, remade_keys, renamed_columns, with_other_name
from .ordering import by_index, in_same_order, labels
from .renames import View
from .tables import NESTED_SERVER_MADE, SETS

_NOTHING: frozenset[str] = frozenset()
_INDEX = frozenset({"index"})
_COLUMNS = "/primaryColumns"


class Difference(NamedTuple):
    """One difference: add, remove, modify, move or rename; paths in the value before and in the value after."""

    kind: str
    path: str
    before: Any
    after: Any
    path_after: str


class Comparison:
    """Compares values inside entities of one page, whose names and ids that changed are in `view`.

    With `everything` also what the server writes by itself is compared. With `nulls` a member that is null
    differs from one that is absent: so in widgets, but not in what the server keeps.
    """

    def __init__(self, view: View, *, everything: bool = False, nulls: bool = True) -> None:
        self._view = view
        self._everything = everything
        self._nulls = nulls or everything
        self._nested: Mapping[str, frozenset[str]] = {} if everything else NESTED_SERVER_MADE

    def leaves(
        self,
        before: Any,
        after: Any,
        path: str = "",
        path_after: str = "",
        *,
        ignored: frozenset[str] = _NOTHING,
        model: str | None = None,
    ) -> Iterator[Difference]:
        """Yield the differences below a path; `ignored` are keys at its top that do not count.

        `model` is the class to which the product's reader binds the values: a missing field of it equals one
        that holds the reader's default.
        """
        if isinstance(before, dict) and isinstance(after, dict):
            yield from self._objects(before, after, path, path_after, ignored, model)
        elif isinstance(before, list) and isinstance(after, list):
            yield from self._lists(before, after, path, path_after, ignored, model)
        elif differ(before, after) and (self._everything or not self._view.is_same_id(before, after)):
            yield Difference("modify", path, before, after, path_after)

    def _objects(
        self,
        before: dict[str, Any],
        after: dict[str, Any],
        path: str,
        path_after: str,
        ignored: frozenset[str],
        model: str | None,
    ) -> Iterator[Difference]:
        renamed = renamed_columns(before, after) if path.endswith(_COLUMNS) and not self._everything else {}
        for old, new in renamed.items():
            yield Difference("rename", join(path, old), old, new, join(path_after, new))
        key_of = self._keys_after(before, after, renamed) if path else _itself
        orders = (by_index(before), by_index(after)) if path else (None, None)
        if orders[0] and orders[1] and not in_same_order(orders[0], orders[1], key_of):
            yield Difference("move", path, labels(before, orders[0]), labels(after, orders[1]), path_after)
        has_order = bool(orders[0] and orders[1]) and not self._everything
        met = set()
        for key, value in before.items():
            if key in ignored:
                continue
            key_after = key_of(key)
            if key_after not in after:
                if self._counts(model, key, value):
                    yield Difference("remove", join(path, key), value, None, join(path_after, key))
                continue
            met.add(key_after)
            new = after[key_after]
            if key in renamed:
                value = with_other_name(value, key, key_after)
            if value is new or not differ(value, new):
                continue
            if self._counts(model, key, value) or self._counts(model, key, new):
                inner = _INDEX if has_order else self._nested.get(key, _NOTHING)
                yield from self.leaves(
                    value,
                    new,
                    join(path, key),
                    join(path_after, key_after),
                    ignored=inner,
                    model=class_of_field(model, key),
                )
        for key, value in after.items():
            if key not in met and key not in ignored and self._counts(model, key, value):
                yield Difference("add", join(path, key), None, value, join(path_after, key))

    def _counts(self, model: str | None, key: str, value: Any) -> bool:
        """Return whether a member differs from none: null may not, and the reader's default does not."""
        if self._nulls:
            return True
        return value is not None and not (model and is_default(model, key, value))

    def _keys_after(
        self, before: dict[str, Any], after: dict[str, Any], renamed: dict[str, str]
    ) -> Callable[[str], str]:
        """Return the function from a key before to the key of the same member after."""
        remade = renamed if self._everything else {**remade_keys(before, after), **renamed}
        if not remade and not self._view:
            return _itself
        return lambda key: remade.get(key) or self._view.key(key, after)

    def _lists(
        self,
        before: list[Any],
        after: list[Any],
        path: str,
        path_after: str,
        ignored: frozenset[str],
        model: str | None,
    ) -> Iterator[Difference]:
        as_set = path.rpartition("/")[2] in SETS
        pairs = aligned(before, after, self._view, as_set=as_set)
        if not as_set and in_other_order(pairs):
            yield Difference("move", path, before, after, path_after)
        for i, j in pairs:
            if i is None and j is not None:
                yield Difference("add", join(path, j), None, after[j], join(path_after, j))
            elif j is None and i is not None:
                yield Difference("remove", join(path, i), before[i], None, join(path_after, i))
            elif i is not None and j is not None and differ(before[i], after[j]):
                places = join(path, i), join(path_after, j)
                yield from self.leaves(before[i], after[j], *places, ignored=ignored, model=model)


def differ(before: Any, after: Any) -> bool:
    """Return whether two values differ; 6 and 6.0 do not, 1 and true do."""
    return bool(before != after) or isinstance(before, bool) is not isinstance(after, bool)


def _itself(key: str) -> str:
    return key
