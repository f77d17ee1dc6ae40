"""RFC 6902 patches between any two JSON values."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from ..errors import InputError, LimitError
from .pointers import join, split

Operation = dict[str, Any]


@contextlib.contextmanager
def deep_values_refused() -> Iterator[None]:
    """Raise LimitError where values are nested more deeply than they can be compared."""
    try:
        yield
    except RecursionError:
        raise LimitError("The documents are nested too deeply to be compared") from None


def create(before: Any, after: Any) -> list[Operation]:
    """Return the operations that turn one value into the other; 6 and 6.0, True and 1 are different.

    Raises LimitError for values that are nested too deeply.
    """
    operations: list[Operation] = []
    with deep_values_refused():
        _compare(before, after, "", operations)
    return operations


def _compare(before: Any, after: Any, pointer: str, operations: list[Operation]) -> None:
    if before is after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        _compare_objects(before, after, pointer, operations)
    elif isinstance(before, list) and isinstance(after, list):
        _compare_lists(before, after, pointer, operations)
    elif not same(before, after):
        operations.append({"op": "replace", "path": pointer, "value": after})


def _compare_objects(
    before: dict[str, Any], after: dict[str, Any], pointer: str, operations: list[Operation]
) -> None:
    for key, value in before.items():
        if key not in after:
            operations.append({"op": "remove", "path": join(pointer, key)})
        elif value is not after[key]:
            _compare(value, after[key], join(pointer, key), operations)
    operations += [
        {"op": "add", "path": join(pointer, key), "value": value}
        for key, value in after.items()
        if key not in before
    ]


def _compare_lists(before: list[Any], after: list[Any], pointer: str, operations: list[Operation]) -> None:
    """Keep what is equal at both ends; what lies between is compared place by place."""
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and same(before[head], after[head]):
        head += 1
    tail = 0
    while tail < shorter - head and same(before[-1 - tail], after[-1 - tail]):
        tail += 1
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    common = min(len(old), len(new))
    for i in range(common):
        _compare(old[i], new[i], join(pointer, head + i), operations)
    operations += [
        {"op": "remove", "path": join(pointer, head + i)} for i in reversed(range(common, len(old)))
    ]
    operations += [
        {"op": "add", "path": join(pointer, head + i), "value": new[i]} for i in range(common, len(new))
    ]


def same(left: Any, right: Any) -> bool:
    """Return whether two JSON values are equal, types of numbers and booleans included."""
    if left is right:
        return True
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return len(left) == len(right) and all(
            key in right and same(value, right[key]) for key, value in left.items()
        )
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def apply(document: Any, operations: list[Operation]) -> Any:
    """Return the document after add, remove and replace operations, with copies of what they touch.

    Raises InputError, with the pointer, where an operation does not fit.
    """
    holder = {"": document}
    owned: set[int] = {id(holder)}
    for operation in operations:
        tokens = ["", *split(operation["path"])]
        try:
            owner = _own(holder, tokens[:-1], owned)
            _apply_one(owner, tokens[-1], operation)
        except (KeyError, IndexError, TypeError, ValueError):
            raise InputError("The patch does not fit the document", pointer=operation["path"]) from None
    return holder[""]


def _own(holder: Any, tokens: list[str], owned: set[int]) -> Any:
    """Follow the tokens, copying each container that is still shared with the argument."""
    value = holder
    for token in tokens:
        key: Any = int(token) if isinstance(value, list) else token
        child = value[key]
        if id(child) not in owned:
            child = child.copy()
            value[key] = child
            owned.add(id(child))
        value = child
    return value


def _apply_one(owner: Any, token: str, operation: Operation) -> None:
    kind = operation["op"]
    if isinstance(owner, list):
        index = int(token)
        if kind == "add":
            if not 0 <= index <= len(owner):
                raise IndexError(token)
            owner.insert(index, operation["value"])
            return
        if kind == "remove":
            del owner[index]
        else:
            owner[index] = operation["value"]
        return
    if kind != "add" and token not in owner:
        raise KeyError(token)
    if kind == "remove":
        del owner[token]
    else:
        owner[token] = operation["value"]
