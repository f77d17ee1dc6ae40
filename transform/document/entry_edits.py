"""Take entries of a container out of its text, and put new ones in as their neighbours stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .alterations import Added, Altered, EntryKey
from .limits import Json
from .positions import STRING
from .text_style import TextStyle

_STRING = re.compile(STRING, re.DOTALL)


class Edit(NamedTuple):
    """Other text for what stands between two offsets."""

    start: int
    end: int
    text: str


class Span(NamedTuple):
    """Where an entry stands: its key in the text (of an item its value), its value, its end."""

    key: EntryKey
    start: int
    value: int
    end: int


class Entries:
    """The entries of one container of a text, at least one; `opening` is where its bracket stands."""

    def __init__(self, text: str, style: TextStyle, opening: int, spans: list[Span]) -> None:
        self._text = text
        self._style = style
        self._opening = opening
        self._spans = spans
        self._last = {span.key: span for span in spans}  # of a key that stands twice the last counts

    def edits(self, change: Altered) -> Iterator[Edit]:
        """Yield the edits that remove and add entries; an entry goes with its comma and what stands around that."""
        spans, added = self._spans, change.added
        stays = [at for at, span in enumerate(spans) if span.key not in change.removed]
        if not stays:
            between = self._between(0)
            yield Edit(spans[0].start, spans[-1].end, between.join(self._entries(added[None], 0)))
            return
        first = stays[0]
        if first or added.get(None):
            entries = self._entries(added.get(None, []), first)
            between = self._between(first)
            yield Edit(spans[0].start, spans[first].start, "".join(entry + between for entry in entries))
        met: set[EntryKey] = set()
        for number, at in enumerate(stays):
            following = stays[number + 1] if number + 1 < len(stays) else len(spans)
            new = added.get(spans[at].key, []) if spans[at].key not in met else []
            met.add(spans[at].key)
            if new or following > at + 1:
                between = self._between(at)
                text = "".join(between + entry for entry in self._entries(new, at))
                yield Edit(spans[at].end, spans[following - 1].end, text)

    def _between(self, at: int) -> str:
        """Return what stands between two entries: near one of them, a comma included."""
        spans = self._spans
        if len(spans) > 1:
            at = max(at, 1)
            return self._text[spans[at - 1].end : spans[at].start]
        before = self._text[self._opening + 1 : spans[0].start]
        return f",{before}" if "\n" in before else self._style.comma

    def _entries(self, added: list[Added], at: int) -> list[str]:
        """Return new entries as text, in the manner of the entry `at`."""
        model = self._spans[at]
        colon = ""
        if model.value > model.start:
            match = _STRING.match(self._text, model.start)
            colon = self._text[match.end() : model.value] if match else self._style.colon
        found = []
        for one in added:
            key = "" if one.key is None else f"{self._style.key(one.key)}{colon}"
            found.append(key + self._value(one, model, len(key), at))
        return found

    def _value(self, added: Added, model: Span, width: int, at: int) -> str:
        if added.moved_from is not None:
            former = self._last[added.moved_from]
            return self._text[former.value : former.end]
        style, value = self._style, added.value
        is_one_line = self._text.find("\n", model.start, model.end) < 0
        if not isinstance(value, dict | list) or (is_one_line and "\n" not in self._between(at)):
            return style.on_one_line(value)
        margin = style.margin(model.start)
        column = len(margin) + width
        if is_one_line and added.key is None and self._is_alike(value, model):
            short = style.on_one_line(value, padded=self._text[model.value + 1] == " ")
            if style.fits(short, column):
                return short
        return style.on_lines(value, margin, column)

    def _is_alike(self, value: Json, model: Span) -> bool:
        """Check whether an item is a container that is not empty, as a new one is."""
        opening = "{" if isinstance(value, dict) else "["
        return self._text[model.value] == opening and model.end > model.value + 2
