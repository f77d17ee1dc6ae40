"""What a rename changes, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..document.pointers import split
from ..parts.renamed import Renamed, RenamedPlace
from ..sanitizing.shown_text import shown_texts
from .painting import painted
from .text import number_of, visible

_MOST_LOOKALIKES = 50


def summary(renamed: Renamed) -> str:
    """Return one line on what changed and what only looks like the name."""
    count = len(renamed.places)
    text = f"{number_of(count, 'place')} changed" if count else "nothing to change"
    left = len(renamed.lookalikes)
    if left:
        text += f"; {number_of(left, 'more word')} like it left alone (--dry-run lists them)"
    return text


def to_text(
    name: str, renamed: Renamed, lines: Mapping[tuple[str, int], str], *, colour: bool = False
) -> str:
    """Return all places by line: where, in which entity and property, what becomes what.

    `lines`: (pointer, offset) -> path:line:column; a place without one has its pointer.
    """
    shown = [*_listed(name, renamed.places, lines, changed=True, colour=colour)]
    if renamed.lookalikes:
        shown += ["", "Left alone, as nothing reads these as the name:"]
        shown += _listed(name, renamed.lookalikes[:_MOST_LOOKALIKES], lines, changed=False, colour=colour)
        if (more := len(renamed.lookalikes) - _MOST_LOOKALIKES) > 0:
            shown.append(f"... and {more} more (--format json lists all)")
    count = len(renamed.places)
    shown += ["", f"{number_of(count, 'place')} would change"]
    return "\n".join(shown)


def _listed(
    name: str,
    places: Iterable[RenamedPlace],
    lines: Mapping[tuple[str, int], str],
    *,
    changed: bool,
    colour: bool,
) -> Iterable[str]:
    located = [
        (lines.get((place.pointer, place.offset)) or f"{name}:{place.pointer}", place) for place in places
    ]
    told = []
    for at, place in sorted(located, key=lambda item: _in_order(item[0])):
        inner = f" (line {place.line})" if place.line > 1 else ""
        told.append((f"{at}: {place.entity}: {_property(place)}{inner}", place.before, place.after))
    hidden = shown_texts(text for texts in told for text in texts)
    for where, before, after in told:
        what = painted(visible(hidden[before]), "bad" if changed else None, colour=colour)
        if changed:
            what += f" -> {painted(visible(hidden[after]), 'good', colour=colour)}"
        yield f"{visible(hidden[where])}: {what}"


def _in_order(at: str) -> tuple[str, int, int]:
    path, line, column = at.rsplit(":", 2) if at.count(":") > 1 else (at, "", "")
    return (path, int(line), int(column)) if line.isdecimal() and column.isdecimal() else (at, 0, 0)


def _property(place: RenamedPlace) -> str:
    """Return where in its entity a place is: what comes after the entity's own part of the pointer."""
    tokens = split(place.pointer)
    sides = [i for i, token in enumerate(tokens[:3]) if token.startswith(("unpublished", "published"))]
    start = sides[0] + 1 if sides else 1
    if tokens[start : start + 1] == ["layouts"] and tokens[start + 2 : start + 3] == ["dsl"]:
        start += 3
        while tokens[start : start + 1] == ["children"] and len(tokens) > start + 2:
            start += 2
    return ".".join(tokens[start:] or tokens)
