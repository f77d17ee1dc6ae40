"""Write a changed document into its old text: only what changed changes, every other byte stays as it came."""

from __future__ import annotations

import re

from .alterations import Alteration, Altered, EntryKey, Replaced, alteration
from .entry_edits import Edit, Entries, Span
from .limits import Json
from .positions import STRING, after_container, unquote
from .text_style import TextStyle

_BLANKS = r"[ \t\r\n]*+"
_KEY = re.compile(rf"({STRING}){_BLANKS}:{_BLANKS}", re.DOTALL)
_SCALAR = re.compile(rf'{STRING}|[^\s{{}}\[\],:"]++', re.DOTALL)
_BEFORE = re.compile(_BLANKS)


def altered_text(text: str, old: Json, new: Json, *, by_lines: bool = False) -> str:
    """Return the text of `new`, made from the `text` of `old` by changing only the places that differ.

    Values, keys and blanks that did not change keep their spelling, the earlier of repeated keys included. What is
    new is laid out as its neighbours are. `text` must be well formed and `old` what it holds. With `by_lines` whatever
    is not looked into is taken to end at the bracket that stands below its beginning, which is found at once; the
    result has to be read again then, as a text that is not indented throughout may come out wrong. Raises InputError
    for what is no JSON value, RecursionError for values nested more deeply than Python can go.
    """
    change = alteration(old, new)
    if change is None:
        return text
    edits = _Altering(text, by_lines).edits(change)
    parts, at = [], 0
    for start, end, replacement in sorted(edits):
        parts += [text[at:start], replacement]
        at = end
    return "".join([*parts, text[at:]])


class _Altering:
    """The edits that turn one text into another."""

    def __init__(self, text: str, by_lines: bool) -> None:
        self._text = text
        self._style = TextStyle(text)
        self._by_lines = by_lines and bool(self._style.indent)

    def edits(self, change: Alteration) -> list[Edit]:
        """Return the edits for a change of the whole."""
        start = self._after_blanks(0)
        return self._value(start, start, change)[1]

    def _after_blanks(self, at: int) -> int:
        match = _BEFORE.match(self._text, at)
        return match.end() if match else at

    def _value(self, line: int, start: int, change: Alteration | None) -> tuple[int, list[Edit]]:
        """Return the end of the value at `start` and its edits; `line` is where its key begins."""
        opening = self._text[start]
        if isinstance(change, Altered) and opening == ("{" if change.is_object else "["):
            return self._container(start, change)
        scalar = _SCALAR.match(self._text, start)
        end = scalar.end() if scalar else self._after_container(start)
        if not isinstance(change, Replaced):
            return end, []
        is_on_lines = line == start or self._style.is_first_of_line(line)
        return end, [Edit(start, end, self._written(change.value, start, on_lines=is_on_lines))]

    def _after_container(self, start: int) -> int:
        if self._by_lines and self._text[start + 1] in "\r\n":
            closing = "}" if self._text[start] == "{" else "]"
            end = self._text.find(f"\n{self._style.margin(start)}{closing}", start)
            if end >= 0:
                return self._text.index(closing, end) + 1
        return after_container(self._text, start + 1)

    def _written(self, value: Json, start: int, *, on_lines: bool) -> str:
        style = self._style
        if not on_lines or not isinstance(value, dict | list):
            return style.on_one_line(value)
        return style.on_lines(value, style.margin(start), style.column(start))

    def _container(self, start: int, change: Altered) -> tuple[int, list[Edit]]:
        spans: list[Span] = []
        edits: dict[EntryKey, list[Edit]] = {}
        at = self._after_blanks(start + 1)
        while self._text[at] not in "}]":
            key: EntryKey = len(spans)
            value = at
            if change.is_object and (match := _KEY.match(self._text, at)):
                key, value = unquote(match.group(1)), match.end()
            inner = None if key in change.removed else change.changed.get(key)
            end, edits[key] = self._value(at, value, inner)  # of a key that stands twice the last counts
            spans.append(Span(key, at, value, end))
            at = self._after_blanks(end)
            if self._text[at] == ",":
                at = self._after_blanks(at + 1)
        found = [edit for inner in edits.values() for edit in inner]
        if spans and (change.added or change.removed):
            found += Entries(self._text, self._style, start, spans).edits(change)
        return at + 1, found
