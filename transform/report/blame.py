"""Write whom each property of an entity is from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ..sanitizing.shown_text import shown_texts
from ..storage.past.blame import Blame, Blamed
from ..storage.past.commits import Commit
from .painting import painted
from .text import visible

_SHORT = 12
_FEW = 8


def blame_text(found: Blame, *, colour: bool = False) -> str:
    """Return a line for each property: commit, date, author, property.

    An object of which all is from one commit is one line; so are the properties that most others share their commit
    with, if there are many.
    """
    rows = [*_collapsed(found.properties)]
    counts = Counter(row[1:] for row in rows)
    most, number = counts.most_common(1)[0]
    is_long = len(counts) > 1 and number > _FEW
    named = {path: path.lstrip("/").replace("/", ".") for path, *_ in rows}
    shown = shown_texts(named.values())
    lines = [
        f"{_who(commit, colour, is_older=is_older)}  {visible(shown[named[path]])}"
        for path, commit, is_older in rows
        if not (is_long and (commit, is_older) == most)
    ]
    if is_long:
        lines.append(f"{_who(most[0], colour, is_older=most[1])}  (the other {number} properties)")
    return "\n".join(lines)


def blame_to_dict(found: Blame) -> dict[str, Any]:
    """Return what `blame --format json` prints."""
    return {
        "entity": found.part.entity.to_dict(),
        "properties": [
            {
                "property": item.property,
                **(item.commit.to_dict() if item.commit else {"commit": None}),
                "or_before": item.is_older,
            }
            for item in found.properties
        ],
    }


def _who(commit: Commit | None, colour: bool, *, is_older: bool) -> str:
    if commit is None:
        return f"{painted('0' * _SHORT, 'bad', colour=colour)} not committed yet"
    mark = "^" if is_older else ""
    shown = painted(f"{mark}{commit.id[: _SHORT - len(mark)]}", "attention", colour=colour)
    return f"{shown} {visible(f'{commit.date} {commit.author}')}"


def _collapsed(items: Sequence[Blamed]) -> Iterator[tuple[str, Commit | None, bool]]:
    """Yield the outermost paths of which everything is from one commit; never the whole entity in one."""
    inside: dict[str, set[tuple[str | None, bool]]] = {}
    for item in items:
        parts = item.property.split("/")
        for count in range(2, len(parts) + 1):
            origin = item.commit.id if item.commit else None
            inside.setdefault("/".join(parts[:count]), set()).add((origin, item.is_older))
    shown: set[str] = set()
    for item in items:
        parts = item.property.split("/")
        paths = ("/".join(parts[:count]) for count in range(2, len(parts) + 1))
        path = next(path for path in paths if len(inside[path]) == 1)
        if path not in shown:
            shown.add(path)
            yield path, item.commit, item.is_older
