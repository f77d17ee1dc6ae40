"""How a JSON text is laid out, and new values in that manner."""

from __future__ import annotations

import re
from functools import cached_property

from .limits import Json
from .writing import formatting_of, serialize

_WIDTH = 80  # of a line of prettier
_SHORT_LIST = re.compile(r'^[ \t]*(?:"(?:[^"\\\n]|\\.)*+"[ \t]*:[ \t]*)?\[[ \t]*[^\s\]]', re.MULTILINE)
_COLON = re.compile(r'\s*+\{\s*+"(?:[^"\\]|\\.)*+"(\s*+:\s*+)')
_ESCAPED = re.compile(r"\\u(?!00[0-7])[0-9a-fA-F]{4}")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class TextStyle:
    """How the values of a text are laid out; what is not asked for is not looked at."""

    def __init__(self, text: str) -> None:
        self._text = text
        formatting = formatting_of(text[:4096].encode("utf-8", "surrogatepass"))
        self.indent = formatting.indent
        self.newline = formatting.newline

    @cached_property
    def colon(self) -> str:
        """Return what stands between a key and its value."""
        match = _COLON.match(self._text)
        return match.group(1) if match else ":" if self.indent is None else ": "

    @cached_property
    def comma(self) -> str:
        """Return what stands between two entries on one line."""
        return ", " if self.colon.endswith(" ") else ","

    @cached_property
    def _has_short_lists(self) -> bool:
        """Check whether lists that fit stand on one line although objects do not, as prettier does it."""
        return self.indent is not None and bool(_SHORT_LIST.search(self._text))

    @cached_property
    def _is_escaped(self) -> bool:
        return self._text.isascii() and bool(_ESCAPED.search(self._text))

    def margin(self, offset: int) -> str:
        """Return the blanks at the beginning of the line of an offset."""
        start = self._text.rfind("\n", 0, offset) + 1
        end = start
        while self._text[end : end + 1] in (" ", "\t"):
            end += 1
        return self._text[start:end]

    def is_first_of_line(self, offset: int) -> bool:
        """Check whether only blanks stand before an offset in its line, which is not the first."""
        if self.indent is None:
            return False
        start = self._text.rfind("\n", 0, offset)
        return start >= 0 and not self._text[start:offset].strip()

    def column(self, offset: int) -> int:
        """Return how many characters stand before an offset in its line."""
        return offset - self._text.rfind("\n", 0, offset) - 1

    def key(self, key: str) -> str:
        """Return a key as text."""
        return self._escaped(serialize(key).decode())

    def on_one_line(self, value: Json, *, padded: bool | None = None) -> str:
        """Return a value on one line, with the blanks of the text after commas and colons, and inside braces."""
        if not isinstance(value, dict | list) or not value:
            return self._escaped(serialize(value).decode())
        if isinstance(value, list):
            return f"[{self.comma.join(self.on_one_line(one, padded=padded) for one in value)}]"
        if padded is None:
            padded = self.indent is not None and self.colon.endswith(" ")
        blank = " " if padded else ""
        members = (
            f"{self.key(key)}{self.colon}{self.on_one_line(one, padded=padded)}" for key, one in value.items()
        )
        return f"{{{blank}{self.comma.join(members)}{blank}}}"

    def on_lines(self, value: Json, margin: str, column: int) -> str:
        """Return a value whose entries have their own lines; `margin` is that of its line, `column` where it begins."""
        if self.indent is None or not isinstance(value, dict | list) or not value:
            return self.on_one_line(value)
        if not self._has_short_lists:
            written = serialize(value, indent=self.indent).decode()
            return self._escaped(written.replace("\n", self.newline + margin))
        if isinstance(value, list) and not any(isinstance(one, dict) and one for one in value):
            short = self.on_one_line(value)
            if self.fits(short, column):
                return short
        inner = margin + self.indent
        entries = []
        for key, one in value.items() if isinstance(value, dict) else ((None, one) for one in value):
            start = "" if key is None else f"{self.key(key)}{self.colon}"
            entries.append(start + self.on_lines(one, inner, len(inner) + len(start)))
        between = self.newline + inner
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        return f"{opening}{between}{f',{between}'.join(entries)}{self.newline}{margin}{closing}"

    def fits(self, text: str, column: int) -> bool:
        """Check whether a text from a column on, and a comma, fit into a line."""
        return column + len(text) < _WIDTH

    def _escaped(self, text: str) -> str:
        return _BEYOND_ASCII.sub(_escape, text) if self._is_escaped and not text.isascii() else text


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
