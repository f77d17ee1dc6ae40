"""Change places of a document without changing the document: only what lies on the way to them is copied."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from .pointers import Path


class _Removed:
    """Stands for a member that is taken out of its object."""


REMOVED: Final = _Removed()


def apply(document: dict[str, Any], edits: Mapping[Path, Any]) -> dict[str, Any]:
    """Return the document with other values at some places; the very argument when there are none.

    `REMOVED` takes a member out of its object; in a list, where that would move the others, it gives null.
    Places below one that is replaced are passed over.
    """
    if not edits:
        return document
    root = dict(document)
    owned: dict[str | int, Any] = {}
    for path, value in sorted(edits.items(), key=lambda edit: len(edit[0])):
        _put(root, owned, path, value)
    return root


def _put(container: Any, owned: dict[str | int, Any], path: Path, value: Any) -> None:
    for token in path[:-1]:
        if token not in owned:
            child = _get(container, token)
            if not isinstance(child, dict | list):
                return
            container[token] = child.copy()
            owned[token] = {}
        container, owned = container[token], owned[token]
    last = path[-1]
    if value is REMOVED and isinstance(container, dict):
        container.pop(last, None)
    else:
        container[last] = None if value is REMOVED else value


def _get(container: Any, token: str | int) -> Any:
    if isinstance(container, dict):
        return container.get(token)
    return container[token] if isinstance(token, int) and token < len(container) else None


def rename(document: dict[str, Any], names: Mapping[Path, str]) -> dict[str, Any]:
    """Return the document with other keys at some places, in their order; a key that is taken gets a number."""
    by_parent: dict[Path, dict[str | int, str]] = defaultdict(dict)
    for path, name in names.items():
        by_parent[path[:-1]][path[-1]] = name
    for parent in sorted(by_parent, key=len, reverse=True):
        value: Any = document
        for token in parent:
            value = value[token]
        renamed = _renamed(value, by_parent[parent])
        document = apply(document, {parent: renamed}) if parent else renamed
    return document


def _renamed(value: dict[str, Any], names: Mapping[str | int, str]) -> dict[str, Any]:
    taken = value.keys() - names.keys()
    renamed = {}
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: itertools.count(2))
    for key, child in value.items():
        wanted = name = names.get(key, key)
        while key in names and name in taken:
            name = f"{wanted}_{next(numbers[wanted])}"
        taken.add(name)
        renamed[name] = child
    return renamed
