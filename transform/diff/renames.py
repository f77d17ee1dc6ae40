"""Names and ids that changed, and whether another difference only follows from them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Names = Mapping[str, str]

_MOST_OFFSETS = 64


@functools.lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Give a pattern that finds whole names, the longest first."""
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w$])(?:{alternatives})(?![\w$])")


@dataclass(frozen=True, slots=True)
class View:
    """The names that changed as they are seen from one page.

    `scopes` are old name -> new name of the page's own entities, of pages and of datasources; `ids` the same
    for ids of widgets, which a copy of a page or an import may draw anew.
    """

    scopes: tuple[Names, ...]
    everything: Names
    ids: Names

    def __bool__(self) -> bool:
        """Tell whether any name or id changed."""
        return bool(self.everything or self.ids)

    def key(self, key: str, after: Mapping[str, Any]) -> str:
        """Give the key in the object after under which stands what stood under a key before."""
        new = self.everything.get(key) or self.ids.get(key)
        if new is None or new not in after:
            return key
        return new if key not in after or key in self._news() else key

    def _news(self) -> set[str]:
        return {*self.everything.values(), *self.ids.values()}

    def translated(self, value: Any) -> Any:
        """Give a value before as it would be if all names and ids in it had followed."""
        if isinstance(value, str):
            return self.ids.get(value) or self._text(value)
        if isinstance(value, list):
            return [self.translated(item) for item in value]
        if isinstance(value, dict):
            return {self.translated(key): self.translated(item) for key, item in value.items()}
        return value

    def _text(self, text: str) -> str:
        names = self.everything
        return _pattern(tuple(names)).sub(lambda m: names[m.group()], text) if names else text

    def is_same_id(self, before: Any, after: Any) -> bool:
        """Tell whether a text is the id of a widget that has another one now."""
        return isinstance(before, str) and before in self.ids and self.ids[before] == after

    def cause(self, before: Any, after: Any) -> str | None:
        """Give the old name from whose change a difference follows entirely, None where it does not."""
        if not isinstance(before, str) or not isinstance(after, str):
            return None
        for names in (*self.scopes, self.everything):
            if names and (old := _follows(names, before, after)):
                return old
        return None


@dataclass(slots=True)
class Renames:
    """Old name -> new name: of pages, of datasources, and for each former page of what is on it; ids.

    `moved_objects` are (page before, JS object) -> page after.
    """

    pages: dict[str, str] = field(default_factory=dict)
    datasources: dict[str, str] = field(default_factory=dict)
    on_page: dict[str | None, dict[str, str]] = field(default_factory=dict)
    ids: dict[str | None, dict[str, str]] = field(default_factory=dict)
    moved_objects: dict[tuple[str | None, str | None], str | None] = field(default_factory=dict)
    _former: dict[str, str] = field(default_factory=dict)

    def page(self, name: str | None) -> str | None:
        """Give the present name of a page that was called so."""
        return self.pages.get(name, name) if name is not None else None

    def former_page(self, name: str | None) -> str | None:
        """Give the former name of a page that is called so now."""
        if len(self._former) != len(self.pages):
            self._former = {new: old for old, new in self.pages.items()}
        return self._former.get(name, name) if name is not None else None

    def note(self, page: str | None, before: str | None, after: str | None) -> None:
        """Note that something on a page is called otherwise; what was noted first stays."""
        if before and after and before != after:
            self.on_page.setdefault(page, {}).setdefault(before, after)

    def address(self, page: str | None, name: str | None) -> tuple[str | None, str | None]:
        """Give the present page and name of a query; a function follows its JS object."""
        owner, dot, function = (name or "").partition(".")
        if not dot:
            return self.page(page), name
        now = self.moved_objects.get((page, owner), self.page(page))
        return now, self.on_page.get(page, {}).get(owner, owner) + dot + function

    def view(self, page: str | None) -> View:
        """Give what changed as it is seen from a page that was called so."""
        own = self.on_page.get(page, {})
        everything = {**self.datasources, **self.pages, **own}
        return View((own, self.pages, self.datasources), everything, self.ids.get(page, {}))


def _follows(names: Names, before: str, after: str) -> str | None:
    """Give the first name in a text whose change, with that of others, turns it into the other text.

    Names in quotes and properties stay when the product renames, so every name may have followed or not.
    """
    if before in names:
        return before if names[before] == after else None
    offsets: dict[int, str | None] = {0: None}
    start = 0
    for match in _pattern(tuple(names)).finditer(before):
        offsets = _advanced(offsets, before[start : match.start()], after)
        old, new = match.group(), names[match.group()]
        offsets = {
            **{at + len(old): cause for at, cause in offsets.items() if after.startswith(old, at)},
            **{at + len(new): cause or old for at, cause in offsets.items() if after.startswith(new, at)},
        }
        start = match.end()
        if not offsets or len(offsets) > _MOST_OFFSETS:
            return None
    return _advanced(offsets, before[start:], after).get(len(after))


def _advanced(offsets: Mapping[int, str | None], piece: str, after: str) -> dict[int, str | None]:
    """Give the offsets of the other text behind a piece that both have."""
    return {at + len(piece): cause for at, cause in offsets.items() if after.startswith(piece, at)}
