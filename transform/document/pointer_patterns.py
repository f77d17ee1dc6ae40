"""Pointer patterns: JSON Pointers in which `*` stands for any one token and `**` for any number of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import InputError
from .pointers import Path, split

Pattern = tuple[str, ...]


def parse_pattern(text: str) -> Pattern:
    """Return the tokens of a pattern such as `/datasourceList/*/datasourceConfiguration/url`; raises InputError."""
    if text[:1] != "/":
        raise InputError("A pointer pattern begins with /", hint="Such as /actionList/*/unpublishedAction.")
    return tuple(split(text))


def covers(pattern: Pattern, path: Path) -> bool:
    """Return whether a pattern matches the place or one that contains it."""
    states = {0}
    for token in path:
        states = _reachable(states, pattern)
        if len(pattern) in states:
            return True
        states = {
            state if pattern[state] == "**" else state + 1
            for state in states
            if pattern[state] in ("*", "**", str(token))
        }
    return len(pattern) in _reachable(states, pattern)


def _reachable(states: set[int], pattern: Pattern) -> set[int]:
    """Add the states that a `**` leads to by standing for nothing."""
    found = set(states)
    for state in states:
        while state < len(pattern) and pattern[state] == "**":
            state += 1
            found.add(state)
    return found


def matches(document: Any, pattern: Pattern) -> Iterator[tuple[Path, Any]]:
    """Yield the places of a document that a pattern names, each once, with their values."""
    found: dict[Path, Any] = {}
    seen: set[tuple[Path, int]] = set()
    stack: list[tuple[Path, Any, int]] = [((), document, 0)]
    while stack:
        path, value, state = stack.pop()
        if (path, state) in seen:
            continue
        seen.add((path, state))
        if state == len(pattern):
            found[path] = value
            continue
        token = pattern[state]
        if token == "**":
            stack.append((path, value, state + 1))
        following = state if token == "**" else state + 1
        for key, child in _children(value):
            if token in ("*", "**", str(key)):
                stack.append(((*path, key), child, following))
    yield from found.items()


def _children(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
