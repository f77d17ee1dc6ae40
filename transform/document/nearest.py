"""Find the known names that are most similar to a misspelt one."""

from __future__ import annotations

import difflib
import functools
import itertools
from collections.abc import Iterable

#: How similar two names must be, from 0 to 1: `Tabel1` and `Table1` are (0.83), `Orders` and `Users` are not (0.73).
SIMILAR = 0.75
_MOST_NAMES = 500
_LONGEST_NAME = 80


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the most similar of some names, None where none is similar enough to be meant.

    Upper and lower case count as the same. Among more than 500 names there is no search, so that the cost of a
    message stays small.
    """
    known = tuple(itertools.islice(names, _MOST_NAMES + 1))
    if len(known) > _MOST_NAMES or len(name) > _LONGEST_NAME:
        return None
    return _nearest(name, known)


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return the end of a hint, ` Did you mean Table1?`, or nothing where no name is similar enough."""
    found = nearest(name, names)
    return f" Did you mean {found}?" if found is not None else ""


def listed(names: Iterable[str], most: int) -> str:
    """Return names for a message, `A, B and 3 more`, with at most so many of them."""
    every = [*names]
    more = len(every) - most
    return ", ".join(every[:most]) + (f" and {more} more" if more > 0 else "")


@functools.lru_cache(maxsize=4096)
def _nearest(name: str, names: tuple[str, ...]) -> str | None:
    by_letters: dict[str, str] = {}
    for other in names:
        by_letters.setdefault(other.lower(), other)
    wanted = name.lower()
    close = difflib.get_close_matches(wanted, [o for o in by_letters if _may_be(wanted, o)], 1, SIMILAR)
    return by_letters[close[0]] if close else None


def _may_be(name: str, other: str) -> bool:
    """Return whether the slow comparison is worth it: a name with a typing error keeps its beginning or its end."""
    return abs(len(other) - len(name)) < 4 and (name[:1] == other[:1] or name[-2:] == other[-2:])
