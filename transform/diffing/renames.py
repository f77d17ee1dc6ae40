"""Names and ids that changed, and whether another difference only follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..patterns import pattern
from .references import Names, Place, Role, places

_MOST_OFFSETS = 64


_WORD = pattern(r"[\w$]+")
_PLAIN = pattern(r"[\w$]+(?:\.[\w$]+)?")


class _Finder:
    """Finds names in texts: words by looking them up, so that many names cost no more than few."""

    def __init__(self, names: Names) -> None:
        self._names = names
        others = sorted(
            (name for name in names if name and not _PLAIN.fullmatch(name)), key=len, reverse=True
        )
        alternatives = "|".join(map(re.escape, others))
        self._others = re.compile(rf"(?<![\w$])(?:{alternatives})(?![\w$])") if others else None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the spans of whole names, from left to right; of two that overlap the first, then the longer."""
        found = [*self._words(text), *(match.span() for match in self._rest(text))]
        end = 0
        for place in sorted(found, key=lambda place: (place[0], -place[1])):
            if place[0] >= end:
                end = place[1]
                yield place

    def _words(self, text: str) -> Iterator[tuple[int, int]]:
        for match in _WORD.finditer(text):
            function = _PLAIN.match(text, match.start())
            if function is not None and function.group() in self._names:
                yield function.span()
            elif match.group() in self._names:
                yield match.span()

    def _rest(self, text: str) -> Iterator[re.Match[str]]:
        return self._others.finditer(text) if self._others else iter(())


class View(NamedTuple):
    """The names that changed as they are seen from one page.

    `own`, `pages` and `datasources` are old name -> new name of what is on the page, of pages and of
    datasources; `ids` the same for ids of widgets, which a copy of a page or an import may draw anew.
    """

    own: Names
    pages: Names
    datasources: Names
    ids: Names
    everything: Names
    finder: _Finder

    def __bool__(self) -> bool:
        """Return whether any name or id changed."""
        return bool(self.everything or self.ids)

    def key(self, key: str, after: Mapping[str, Any]) -> str:
        """Return the key that a member has in the object after, by its key before."""
        new = self.everything.get(key) or self.ids.get(key)
        if new is None or new not in after:
            return key
        return new if key not in after or key in self._news() else key

    def _news(self) -> set[str]:
        return {*self.everything.values(), *self.ids.values()}

    def translated(self, value: Any) -> Any:
        """Return a value before as it would be if all names and ids in it had followed."""
        if isinstance(value, str):
            return self.ids.get(value) or self._text(value)
        if isinstance(value, list):
            return [self.translated(item) for item in value]
        if isinstance(value, dict):
            return {self.translated(key): self.translated(item) for key, item in value.items()}
        return value

    def _text(self, text: str) -> str:
        if not self.everything:
            return text
        pieces, at = [], 0
        for start, end in self.finder.places(text):
            pieces += [text[at:start], self.everything[text[start:end]]]
            at = end
        return "".join([*pieces, text[at:]])

    def is_same_id(self, before: Any, after: Any) -> bool:
        """Return whether a text is the id of a widget that has another one now."""
        return isinstance(before, str) and before in self.ids and self.ids[before] == after

    def cause(self, before: Any, after: Any, kind: Role = "text") -> str | None:
        """Return the old name from whose change a difference follows entirely, None where it does not.

        `kind` is the role of the values: names count where the product lets them follow.
        """
        if not isinstance(before, str) or not isinstance(after, str):
            return None
        if next(self.finder.places(before), None) is None:
            return None
        return _follows(places(before, kind, self.own, self.pages, self.datasources), before, after)


class Renames:
    """Old name -> new name: of pages, of datasources, and for each former page of what is on it; ids.

    `moved_objects` are (page before, JS object) -> page after.
    """

    def __init__(
        self, pages: dict[str, str] | None = None, datasources: dict[str, str] | None = None
    ) -> None:
        self.pages = pages or {}
        self.datasources = datasources or {}
        self.on_page: dict[str | None, dict[str, str]] = {}
        self.ids: dict[str | None, dict[str, str]] = {}
        self.moved_objects: dict[tuple[str | None, str | None], str | None] = {}
        self._former: dict[str, str] = {}

    def page(self, name: str | None) -> str | None:
        """Return the present name of a page that was called so."""
        return self.pages.get(name, name) if name is not None else None

    def former_page(self, name: str | None) -> str | None:
        """Return the former name of a page that is called so now."""
        if len(self._former) != len(self.pages):
            self._former = {new: old for old, new in self.pages.items()}
        return self._former.get(name, name) if name is not None else None

    def note(self, page: str | None, before: str | None, after: str | None) -> None:
        """Note that something on a page is called otherwise; what was noted first stays."""
        if before and after and before != after:
            self.on_page.setdefault(page, {}).setdefault(before, after)

    def address(self, page: str | None, name: str | None) -> tuple[str | None, str | None]:
        """Return the present page and name of a query; a function follows its JS object."""
        owner, dot, function = (name or "").partition(".")
        if not dot:
            return self.page(page), name
        now = self.moved_objects.get((page, owner), self.page(page))
        return now, self.on_page.get(page, {}).get(owner, owner) + dot + function

    def view(self, page: str | None) -> View:
        """Return what changed as it is seen from a page that was called so."""
        own = self.on_page.get(page, {})
        everything = {**self.datasources, **self.pages, **own}
        return View(
            own, self.pages, self.datasources, self.ids.get(page, {}), everything, _Finder(everything)
        )


def _follows(named: list[Place], before: str, after: str) -> str | None:
    """Return the first name in a text whose change, with that of others, turns it into the other text.

    Not all code is read by the product when it renames, so every name may have followed or not.
    """
    offsets: dict[int, str | None] = {0: None}
    start = 0
    for begin, end, new in named:
        offsets = _advanced(offsets, before[start:begin], after)
        old = before[begin:end]
        offsets = {
            **{at + len(old): cause for at, cause in offsets.items() if after.startswith(old, at)},
            **{at + len(new): cause or old for at, cause in offsets.items() if after.startswith(new, at)},
        }
        start = end
        if not offsets or len(offsets) > _MOST_OFFSETS:
            return None
    return _advanced(offsets, before[start:], after).get(len(after))


def _advanced(offsets: Mapping[int, str | None], piece: str, after: str) -> dict[int, str | None]:
    """Return the offsets of the other text behind a piece that both have."""
    return {at + len(piece): cause for at, cause in offsets.items() if after.startswith(piece, at)}
