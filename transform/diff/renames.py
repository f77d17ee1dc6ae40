"""Names that changed, and whether another difference only follows from them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@functools.lru_cache(maxsize=256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Give a pattern that finds whole names, the longest first, but no properties of the same name."""
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w$.])(?:{alternatives})(?![\w$])")


@dataclass(slots=True)
class Renames:
    """Old name -> new name: of pages, of datasources, and for each former page of what is on it."""

    pages: dict[str, str] = field(default_factory=dict)
    datasources: dict[str, str] = field(default_factory=dict)
    on_page: dict[str | None, dict[str, str]] = field(default_factory=dict)

    def page(self, name: str | None) -> str | None:
        """Give the present name of a page that was called so."""
        return self.pages.get(name, name) if name is not None else None

    def key(self, page: str | None, name: str) -> str:
        """Give the present name of a widget, query or JS object on a page that was called so."""
        return self.on_page.get(page, {}).get(name, name)

    def cause(self, page: str | None, before: Any, after: Any) -> str | None:
        """Give the old name from whose change a difference follows entirely, None where it does not."""
        if not isinstance(before, str) or not isinstance(after, str):
            return None
        for names in (self.on_page.get(page, {}), self.pages, self.datasources):
            if names and (old := _follows(names, before, after)):
                return old
        everything = {**self.datasources, **self.pages, **self.on_page.get(page, {})}
        return _follows(everything, before, after) if everything else None


def _follows(names: Mapping[str, str], before: str, after: str) -> str | None:
    if before in names:
        return before if names[before] == after else None
    first: list[str] = []

    def replace(match: re.Match[str]) -> str:
        first.append(match.group())
        return names[match.group()]

    return first[0] if _pattern(tuple(names)).sub(replace, before) == after and first else None
