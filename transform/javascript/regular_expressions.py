"""Check the syntax of a regular expression of JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FLAGS = frozenset("dgimsuvy")
_TOKEN = re.compile(
    r"""
    \\(?:k<(?P<called>[^>]*)>|[pP]\{[^}]*\}|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|.)
    | (?P<bad>\\)
    | (?P<class>\[)
    | (?P<look>\(\?<?[=!])
    | \(\?<(?P<name>[A-Za-z_$][\w$]*)>
    | (?P<group>\(\?(?:(?P<on>[ims]*)(?:-(?P<off>[ims]*))?)?:)
    | (?P<odd>\(\?)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<bar>\|)
    | (?P<anchor>[\^$])
    | (?P<count>[*+?]|\{[0-9]+(?:,[0-9]*)?\})(?P<lazy>\??)
    | (?P<loose>[\]{}])
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_CLASS_ITEM = re.compile(
    r"\\(?:u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|[pP]\{[^}]*\}|.)|[^\]]", re.DOTALL
)
_SETS = frozenset("dDsSwWpP")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "b": "\b", "0": "\0"}


def problem_of(pattern: str, flags: str) -> str | None:
    """Return what is wrong with a regular expression, None if nothing was found.

    Source: ECMA-262, "Patterns", with the additions for web browsers (Annex B) where neither `u` nor `v` is
    set. Names of Unicode properties are not checked, nor is what `v` adds inside brackets.
    """
    if set(flags) - _FLAGS or len(set(flags)) != len(flags) or {"u", "v"} <= set(flags):
        return f"`{flags}` are no flags of a regular expression"
    try:
        _check(pattern, is_unicode=bool({"u", "v"} & set(flags)), has_sets="v" in flags)
    except _InvalidPatternError as error:
        return f"the regular expression is invalid: {error}"
    return None


class _InvalidPatternError(Exception):
    """The pattern is invalid; the message says why."""


def _check(pattern: str, *, is_unicode: bool, has_sets: bool) -> None:
    repeatable = False
    groups: list[tuple[bool, set[str]]] = []  # can be repeated, names before it in its alternatives
    names: set[str] = set()
    called: list[str] = []
    at = 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None or token["bad"]:
            raise _InvalidPatternError("it ends with a backslash")
        at = token.end()
        if token["class"]:
            at = _class_end(pattern, at, is_unicode=is_unicode, has_sets=has_sets)
        if token["count"]:
            _check_count(token["count"], repeatable)
        if token["odd"]:
            raise _InvalidPatternError("a group is malformed")
        if token["group"]:
            _check_modifiers(token["on"] or "", token["off"] or "")
        if token["loose"] and is_unicode:
            raise _InvalidPatternError(f"`{token['loose']}` is not escaped")
        if token["called"] is not None:
            called.append(token["called"])
        if token["name"]:
            if token["name"] in names:
                raise _InvalidPatternError(f"two groups are called {token['name']}")
            names.add(token["name"])
        if any(token[kind] for kind in ("look", "name", "group", "open")):
            is_ahead = token["look"] in ("(?=", "(?!")
            groups.append((not token["look"] or (is_ahead and not is_unicode), set(names)))
        repeatable = not any(
            token[kind] for kind in ("look", "name", "group", "open", "bar", "anchor", "count")
        )
        if token["bar"]:
            names = set(groups[-1][1]) - {token["name"]} if groups else set()
        if token["close"]:
            if not groups:
                raise _InvalidPatternError("`)` closes nothing")
            repeatable, before = groups.pop()
            names |= before
    if groups:
        raise _InvalidPatternError("a `(` is never closed")
    _check_calls(called, pattern, is_unicode=is_unicode)


def _check_count(count: str, repeatable: bool) -> None:
    if not repeatable:
        raise _InvalidPatternError(f"`{count}` repeats nothing")
    low, comma, high = count.strip("{}").partition(",")
    if comma and high and int(low) > int(high):
        raise _InvalidPatternError(f"`{count}` has its numbers in the wrong order")


def _check_modifiers(on: str, off: str) -> None:
    both = on + off
    if len(set(both)) != len(both):
        raise _InvalidPatternError("a group names a flag twice")


def _check_calls(called: list[str], pattern: str, *, is_unicode: bool) -> None:
    known = set(re.findall(r"\(\?<([A-Za-z_$][\w$]*)>", pattern))
    if (known or is_unicode) and (unknown := set(called) - known):
        raise _InvalidPatternError(f"no group is called {min(unknown)}")


def _class_end(pattern: str, at: int, *, is_unicode: bool, has_sets: bool) -> int:
    """Return where the class that was opened before `at` ends, its `]` included."""
    if has_sets:
        return _nested_end(pattern, at)
    if pattern.startswith("^", at):
        at += 1
    items = []
    while at < len(pattern) and pattern[at] != "]":
        item = _CLASS_ITEM.match(pattern, at)
        if item is None:
            break
        items.append(item.group())
        at = item.end()
    if not pattern.startswith("]", at):
        raise _InvalidPatternError("a `[` is never closed")
    for low, high in _ranges(items):
        if low is None or high is None:
            if is_unicode:
                raise _InvalidPatternError("a range needs single characters")
        elif low > high:
            raise _InvalidPatternError("a range has its ends in the wrong order")
    return at + 1


def _nested_end(pattern: str, at: int) -> int:
    depth = 1
    while at < len(pattern) and depth:
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] in "[]":
            depth += 1 if pattern[at] == "[" else -1
        at += 1
    if depth:
        raise _InvalidPatternError("a `[` is never closed")
    return at


def _ranges(items: list[str]) -> Iterator[tuple[int | None, int | None]]:
    index = 0
    while index + 2 < len(items):
        if items[index + 1] == "-":
            yield _character(items[index]), _character(items[index + 2])
            index += 3
        else:
            index += 1


def _character(item: str) -> int | None:
    """Return the code point that an item of a class stands for; None for a set such as `\\d`."""
    if not item.startswith("\\"):
        return ord(item)
    letter, digits = item[1], item[2:].strip("{}")
    if letter in _SETS:
        return None
    if letter in "ux" and digits:
        return int(digits, 16)
    if letter == "c" and digits:
        return ord(digits) % 32
    return ord(_CONTROLS.get(letter, letter))
