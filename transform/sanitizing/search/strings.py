"""Every string of a document, each distinct one once: what rules search, and its places.

Exports repeat themselves: both sides of a page, the same property on every widget. Of 1.7 MB of the largest
example 70 KB are distinct strings, so rules look at these only, and places are worked out for hits alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...document.pointers import Path

Link = tuple[Any, str | int] | None


class Part:
    """A piece of a document (an entry of pageList, say) with its distinct strings and the keys in it."""

    __slots__ = ("keys", "path", "strings", "value")

    def __init__(self, path: Path, value: Any) -> None:
        self.path = path
        self.value = value
        self.strings: set[str] = set()
        self.keys: set[str] = set()


def parts(document: dict[str, Any]) -> list[Part]:
    """Divide a document into the entries of its lists and its other members, and collect their strings.

    The members that are strings are one part, without a path.
    """
    found = [texts_of(document)]
    for key, value in document.items():
        if type(value) is str:
            continue
        if type(value) is list:
            found += [collected((key, i), entry) for i, entry in enumerate(value)]
        else:
            found.append(collected((key,), value))
    return found


def texts_of(document: dict[str, Any]) -> Part:
    """Return the part of a document's own strings."""
    return collected((), {key: value for key, value in document.items() if type(value) is str})


def collected(path: Path, value: Any) -> Part:
    """Return the part at a place, with its strings and keys."""
    part = Part(path, value)
    _collect(part)
    return part


def _collect(part: Part) -> None:
    strings, keys = part.strings, part.keys
    add, add_keys = strings.add, keys.update
    stack: list[Any] = [list(_without_twins(part.value))]
    pop, push = stack.pop, stack.append
    while stack:
        value = pop()
        if type(value) is dict:
            add_keys(value)
            value = value.values()
        for child in value:
            kind = type(child)
            if kind is str:
                add(child)
            elif kind is dict or kind is list:
                push(child)


_TWIN_LEVELS = 7


def _without_twins(entry: Any) -> Iterator[Any]:
    """Yield the pieces of an entry that are worth a walk: of a published side what differs from the other.

    Most published sides equal the edited ones, and comparing costs a fraction of walking.
    """
    if type(entry) is not dict:
        yield entry
        return
    pairs = {
        key: entry.get("un" + key) for key in entry if key.startswith("published") and "un" + key in entry
    }
    yield {key: value for key, value in entry.items() if key not in pairs}
    for key, other in pairs.items():
        yield from _news(other, entry[key], _TWIN_LEVELS)


def _news(old: Any, new: Any, levels: int) -> Iterator[Any]:
    """Yield the pieces of a value that another does not have at the same place, down to some levels."""
    if old == new:
        return
    if levels and type(old) is dict and type(new) is dict:
        yield dict.fromkeys(new)
        for key, value in new.items():
            yield from _news(old.get(key), value, levels - 1)
    elif levels and type(old) is list and type(new) is list:
        for i, value in enumerate(new):
            yield from _news(old[i] if i < len(old) else None, value, levels - 1)
    else:
        yield new


def objects(part: Part) -> Iterator[tuple[Link, dict[str, Any]]]:
    """Return every object of a part, with the link that `path_of` reads; the order is that of a stack."""
    return (pair for pair in _containers(part) if type(pair[1]) is dict)


def places(part: Part, wanted: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
    """Yield the strings of a part that are wanted, with the path of each."""
    if type(part.value) is str:
        if wanted(part.value):
            yield part.path, part.value
        return
    if type(part.value) is not dict and type(part.value) is not list:
        return
    stack: list[tuple[Link, Any]] = [(None, part.value)]
    while stack:  # not by way of `_containers`, which would go through everything twice
        link, value = stack.pop()
        for key, child in value.items() if type(value) is dict else enumerate(value):
            kind = type(child)
            if kind is str:
                if wanted(child):
                    yield path_of(part, (link, key)), child
            elif kind is dict or kind is list:
                stack.append(((link, key), child))


def key_places(part: Part, wanted: Callable[[str], bool]) -> Iterator[tuple[Path, str]]:
    """Yield the keys of a part that are wanted, with the path of the member of each."""
    for link, value in objects(part):
        for key in filter(wanted, value):
            yield path_of(part, (link, key)), key


def numbers(part: Part, least: int) -> Iterator[tuple[Path, int]]:
    """Yield the integers of a part from some size on, with the path of each."""
    for link, value in _containers(part):
        for key, child in value.items() if type(value) is dict else enumerate(value):
            if type(child) is int and child >= least:
                yield path_of(part, (link, key)), child


def _containers(part: Part) -> Iterator[tuple[Link, Any]]:
    """Yield objects and lists with linked paths, which cost less than tuples until one is asked for."""
    if type(part.value) is not dict and type(part.value) is not list:
        return
    stack: list[tuple[Link, Any]] = [(None, part.value)]
    while stack:
        link, value = stack.pop()
        yield link, value
        for key, child in value.items() if type(value) is dict else enumerate(value):
            kind = type(child)
            if kind is dict or kind is list:
                stack.append(((link, key), child))


def path_of(part: Part, link: Link) -> Path:
    """Return the path in the document for a link within a part."""
    tokens = []
    while link is not None:
        link, key = link
        tokens.append(key)
    return (*part.path, *reversed(tokens))
