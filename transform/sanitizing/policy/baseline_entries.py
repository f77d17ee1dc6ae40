"""Findings that a baseline accepts: a value at a place. The same value at another place is a new leak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from ...document.pointers import Path, join
from ...patterns import pattern
from .replacements import PLACEHOLDER

_INDEX = pattern(r"/[0-9]+(?=/|\Z)")
_CHILDREN = pattern(r"(?:/children/\*)+")


class BaselineEntry(NamedTuple):
    """What a baseline states of a finding; a text that is empty was not stated and may be any."""

    file: str
    pointer: str
    entity: str

    def covers(self, path: Path, entity: str) -> bool:
        """Return whether this is a place of an entity, wherever lists have it now.

        Which rule finds the value there may change with what is accepted besides.
        """
        return _same(self.entity, entity) and (
            self.pointer == f"/{path[0]}" or _same(property_of(self.pointer), property_of(join("", *path)))
        )

    def is_in(self, file: str) -> bool:
        """Return whether a file is the one meant; one of the two names may have more folders before it."""
        ours, theirs = (name.replace("\\", "/").removeprefix("./") for name in (self.file, file))
        return not ours or f"/{theirs}".endswith(f"/{ours}") or f"/{ours}".endswith(f"/{theirs}")


def by_fingerprint(marked: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, tuple[BaselineEntry, ...]]:
    """Return fingerprint -> where a baseline accepts it, from fingerprints and the entries of the file."""
    found: dict[str, list[BaselineEntry]] = defaultdict(list)
    for mark, entry in marked:
        found[mark].append(BaselineEntry(*(str(entry.get(name) or "") for name in BaselineEntry._fields)))
    return {mark: tuple(entries) for mark, entries in found.items()}


def property_of(pointer: str) -> str:
    """Return a pointer without what changes when entries of lists and widgets are moved."""
    return _CHILDREN.sub("", _INDEX.sub("/*", pointer))


def _same(stated: str, found: str) -> bool:
    """Compare what a baseline states, in which secrets are covered, with what is found."""
    if not stated or stated == found:
        return True
    if PLACEHOLDER not in stated:
        return False
    first, *inner, last = stated.split(PLACEHOLDER)
    at, end = len(first), len(found) - len(last)
    if at > end or not (found.startswith(first) and found.endswith(last)):
        return False
    for piece in inner:  # the first place of each leaves most room for the others
        at = found.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True
