"""The texts inside an object, by path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..document.pointers import Path


def texts_in(value: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Yield the texts in an object by path; those of the widgets inside a widget or page are left out.

    Other things have `children` too: the fields of a form, the conditions of a query.
    """
    stack: list[tuple[Path, Any]] = [
        ((key,), child) for key, child in value.items() if not _is_inner(key, child)
    ]
    while stack:
        path, item = stack.pop()
        if isinstance(item, str):
            yield path, item
        elif isinstance(item, dict):
            stack += [((*path, key), child) for key, child in item.items() if not _is_dsl(key, path)]
        elif isinstance(item, list):
            stack += [((*path, index), child) for index, child in enumerate(item)]


def any_text(value: dict[str, Any], is_wanted: Callable[[str], bool]) -> bool:
    """Return whether one of the texts in an object, or a key of it, is wanted; quicker than looking with paths."""
    stack: list[Any] = [{key: child for key, child in value.items() if not _is_inner(key, child)}]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            if is_wanted(item):
                return True
        elif isinstance(item, dict):
            stack += item.values()
            if any(map(is_wanted, item)):
                return True
        elif isinstance(item, list):
            stack += item
    return False


def _is_inner(key: str, child: Any) -> bool:
    """Return whether a member of a widget holds the widgets inside it."""
    return key == "children" and isinstance(child, list)


def _is_dsl(key: str, path: Path) -> bool:
    """Return whether a member of what is at a path in a page holds the widgets of the page."""
    return key == "dsl" and len(path) == 2 and path[0] == "layouts"


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
