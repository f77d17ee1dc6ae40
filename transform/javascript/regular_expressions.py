"""Check the syntax of a regular expression of JavaScript."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator

from ..patterns import pattern
from .unicode_properties import is_unicode_property

_FLAGS = frozenset("dgimsuvy")
_CODE_POINT = r"\\u[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]+\}"
_NAME = rf"(?:[^\W\d]|\$|{_CODE_POINT})(?:[\w$]|{_CODE_POINT})*"
_ESCAPE = r"""
    \\(?:
        k<(?P<called>[^>]*)>
        | (?P<property>[pP])\{(?P<asked>[^}]*)\}
        | (?P<complete>u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|c[A-Za-z]|0(?![0-9]))
        | (?P<number>[1-9][0-9]*|0[0-9]+)
        | (?P<escaped>.)
    )
"""
_TOKEN = pattern(
    rf"""
    {_ESCAPE}
    | (?P<bad>\\)
    | (?P<class>\[)
    | (?P<look>\(\?<?[=!])
    | \(\?<(?P<name>{_NAME})>
    | (?P<group>\(\?(?:(?P<on>[ims]*)(?P<minus>-(?P<off>[ims]*))?)?:)
    | (?P<odd>\(\?)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<bar>\|)
    | (?P<anchor>[\^$])
    | (?P<count>[*+?]|\{{[0-9]+(?:,[0-9]*)?\}})(?P<lazy>\??)
    | (?P<loose>[\]{{}}])
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_CLASS_ITEM = pattern(rf"{_ESCAPE}|[^\]\\]", re.VERBOSE | re.DOTALL)
_GROUP_NAME = pattern(rf"\\.|\(\?<({_NAME})>", re.DOTALL)
#: The names before each open group are kept, which costs the square of their number.
_MOST_DOUBLED = 100
_SETS = frozenset("dDsSwW")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "b": "\b", "0": "\0"}
#: What may follow a backslash by itself where `u` or `v` is set, outside and inside brackets.
_ESCAPABLE = frozenset("^$\\.*+?()[]{}|/dDsSwWbBfnrtv")
_ESCAPABLE_IN_CLASS = _ESCAPABLE - {"B"} | {"-"}


def problem_of(pattern: str, flags: str) -> str | None:
    """Return what is wrong with a regular expression, None if nothing was found.

    Source: ECMA-262, "Patterns", with the additions for web browsers (Annex B) where neither `u` nor `v` is
    set. Names of scripts are not checked, nor is what `v` adds inside brackets.
    """
    if set(flags) - _FLAGS or len(set(flags)) != len(flags) or {"u", "v"} <= set(flags):
        return f"`{flags}` are no flags of a regular expression"
    try:
        _Pattern(pattern, flags).check()
    except _InvalidPatternError as error:
        return f"the regular expression is invalid: {error}"
    return None


def group_names(pattern: str) -> list[str]:
    """Return the names of the groups of a pattern in their order, doubled ones too."""
    return [name for name in _GROUP_NAME.findall(pattern) if name]


class _InvalidPatternError(Exception):
    """The pattern is invalid; the message says why."""


class _Pattern:
    """A pattern while it is read from left to right."""

    def __init__(self, pattern: str, flags: str) -> None:
        self.pattern = pattern
        self.is_unicode = "u" in flags or "v" in flags
        self.has_sets = "v" in flags
        self.repeatable = False
        #: whether the group can be repeated, and the names before it in its alternative
        self.open_groups: list[tuple[bool, set[str]]] = []
        self.names: set[str] = set()
        self.doubled = _doubled(pattern)
        self.called: list[str] = []
        self.highest_number = 0
        self.captures = 0

    def check(self) -> None:
        """Raise _InvalidPatternError at the first mistake."""
        at = 0
        while at < len(self.pattern):
            token = _TOKEN.match(self.pattern, at)
            if token is None or token["bad"]:
                raise _InvalidPatternError("it ends with a backslash")
            at = token.end()
            if not self.is_unicode and (token["complete"] or "").startswith("u{"):
                at = token.start() + 2  # `u`, repeated
            if token["class"]:
                at = _class_end(self.pattern, at, is_unicode=self.is_unicode, has_sets=self.has_sets)
                self.repeatable = True
            else:
                self._take(token)
        if self.open_groups:
            raise _InvalidPatternError("a `(` is never closed")
        self._check_references()

    def _take(self, token: re.Match[str]) -> None:
        if token["odd"]:
            raise _InvalidPatternError("a group is malformed")
        if token["look"] or token["name"] or token["group"] or token["open"]:
            self._open(token)
        elif token["close"]:
            self._close()
        elif token["count"]:
            _check_count(token["count"], self.repeatable)
            self.repeatable = False
        elif token["bar"]:
            self.names = set(self.open_groups[-1][1]) if self.open_groups else set()
            self.repeatable = False
        else:
            self._take_single(token)

    def _take_single(self, token: re.Match[str]) -> None:
        if token["loose"] and self.is_unicode:
            raise _InvalidPatternError(f"`{token['loose']}` is not escaped")
        if token["called"] is not None:
            self.called.append(token["called"])
        if token["escaped"] == "k":
            self.called.append("")
        if token["number"]:
            self.highest_number = max(self.highest_number, int(token["number"]))
            if self.is_unicode and token["number"].startswith("0"):
                raise _InvalidPatternError("an octal escape where `u` or `v` is set")
        if self.is_unicode:
            _check_escape(token, _ESCAPABLE)
        self.repeatable = not token["anchor"] and token["escaped"] not in ("b", "B")

    def _open(self, token: re.Match[str]) -> None:
        if token["group"]:
            _check_modifiers(token)
        if token["name"] in self.doubled:
            if token["name"] in self.names:
                raise _InvalidPatternError(f"two groups are called {token['name']}")
            self.names.add(token["name"])
        self.captures += bool(token["name"] or token["open"])
        is_ahead = token["look"] in ("(?=", "(?!")
        self.open_groups.append((not token["look"] or (is_ahead and not self.is_unicode), set(self.names)))
        self.repeatable = False

    def _close(self) -> None:
        if not self.open_groups:
            raise _InvalidPatternError("`)` closes nothing")
        self.repeatable, before = self.open_groups.pop()
        self.names |= before

    def _check_references(self) -> None:
        if self.is_unicode and self.highest_number > self.captures:
            raise _InvalidPatternError(f"there is no group {self.highest_number}")
        known = set(group_names(self.pattern))
        if (known or self.is_unicode) and (unknown := set(self.called) - known):
            name = min(unknown)
            raise _InvalidPatternError(f"no group is called {name}" if name else "`\\k` names no group")


def _doubled(pattern: str) -> set[str]:
    """Return the names that several groups have, which only alternatives may; none where they are very many."""
    if "(?<" not in pattern:
        return set()
    doubled = {name for name, number in Counter(group_names(pattern)).items() if number > 1}
    return doubled if len(doubled) <= _MOST_DOUBLED else set()


def _check_escape(token: re.Match[str], allowed: frozenset[str]) -> None:
    """Check an escape as `u` and `v` want it; other tokens are passed over."""
    if token["property"] and not is_unicode_property(token["asked"]):
        raise _InvalidPatternError(f"{token['asked']} is no Unicode property")
    if (token["complete"] or "").startswith("u{") and int(token["complete"][2:-1], 16) > sys.maxunicode:
        raise _InvalidPatternError(f"`\\{token['complete']}` is beyond the last character")
    if token["escaped"] and token["escaped"] not in allowed:
        raise _InvalidPatternError(f"`\\{token['escaped']}` is no escape where `u` or `v` is set")


def _check_count(count: str, repeatable: bool) -> None:
    if not repeatable:
        raise _InvalidPatternError(f"`{count}` repeats nothing")
    low, comma, high = count.strip("{}").partition(",")
    if comma and high and int(low) > int(high):
        raise _InvalidPatternError(f"`{count}` has its numbers in the wrong order")


def _check_modifiers(token: re.Match[str]) -> None:
    both = (token["on"] or "") + (token["off"] or "")
    if len(set(both)) != len(both):
        raise _InvalidPatternError("a group names a flag twice")
    if token["minus"] and not both:
        raise _InvalidPatternError("a group names no flag")


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
        if is_unicode:
            if item["number"] or item["called"] is not None:
                raise _InvalidPatternError("brackets cannot refer to a group")
            _check_escape(item, _ESCAPABLE_IN_CLASS)
        items.append(item)
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


def _ranges(items: list[re.Match[str]]) -> Iterator[tuple[int | None, int | None]]:
    index = 0
    while index + 2 < len(items):
        if items[index + 1].group() == "-":
            yield _character(items[index]), _character(items[index + 2])
            index += 3
        else:
            index += 1


def _character(item: re.Match[str]) -> int | None:
    """Return the code point that an item of a class stands for; None for a set such as `\\d`."""
    text = item.group()
    if not text.startswith("\\"):
        return ord(text)
    if item["property"] or item["called"] is not None or item["escaped"] in _SETS:
        return None
    if complete := item["complete"]:
        digits = complete[1:].strip("{}")
        if complete[0] == "c":
            return ord(digits) % 32
        return int(digits, 16) if digits else 0
    return _octal(item["number"]) if item["number"] else ord(_CONTROLS.get(item["escaped"], item["escaped"]))


def _octal(digits: str) -> int:
    """Return the character of an octal escape, of which the first digits are read."""
    octal = re.match("0*[0-3]?[0-7]{1,2}", digits)
    return int(octal.group(), 8) if octal is not None else ord(digits[0])
