"""Findings that a baseline accepts: a value at a place. The same value at another place is a new leak."""

from __future__ import annotations

import re
from typing import NamedTuple

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


def property_of(pointer: str) -> str:
    """Return a pointer without what changes when entries of lists and widgets are moved."""
    return _CHILDREN.sub("", _INDEX.sub("/*", pointer))


def _same(stated: str, found: str) -> bool:
    """Compare what a baseline states, in which secrets are covered, with what is found."""
    if not stated or stated == found:
        return True
    if PLACEHOLDER not in stated:
        return False
    return re.fullmatch(".*".join(map(re.escape, stated.split(PLACEHOLDER))), found, re.DOTALL) is not None
