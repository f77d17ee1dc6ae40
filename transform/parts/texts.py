"""The texts inside an object, by path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..document.pointers import Path


def texts_in(value: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield the texts in an object by path; those of the widgets inside a widget or page are left out."""
    stack: list[tuple[Path, Any]] = [((), value)]
    while stack:
        path, item = stack.pop()
        if isinstance(item, str):
            yield path, item
        elif isinstance(item, dict):
            stack += [((*path, key), child) for key, child in item.items() if key not in ("children", "dsl")]
        elif isinstance(item, list):
            stack += [((*path, index), child) for index, child in enumerate(item)]


def any_text(value: dict[str, Any], is_wanted: Callable[[str], bool]) -> bool:
    """Return whether one of the texts in an object, or a key of it, is wanted; quicker than looking with paths."""
    stack: list[Any] = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            if is_wanted(item):
                return True
        elif isinstance(item, dict):
            for key, child in item.items():
                if key not in ("children", "dsl"):
                    stack.append(child)
                if is_wanted(key):
                    return True
        elif isinstance(item, list):
            stack += item
    return False


def texts_of(value: Any) -> Iterator[str]:
    """Yield all texts in a value, those of the widgets inside included."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            stack += item.values()
        elif isinstance(item, list):
            stack += item
