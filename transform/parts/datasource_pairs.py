"""Read `A=B`: a datasource of a part and the one of the application that takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import InputError
from .bring_along import used_datasources
from .inventory import Inventory

Json = dict[str, Any]


def datasource_pairs(target: Json, part: Json, pairs: Iterable[str]) -> dict[str, str]:
    """Return datasource of the part -> datasource of the application, for pairs such as "Staging=Production".

    A name may hold "=": the pair is divided where both are names that there are, or else the first is one. Raises
    InputError for what is no pair, and for one that can be read in two ways.
    """
    ours = {*Inventory(target).datasources}
    theirs = {name for name, _ in used_datasources(part)} | {*Inventory(part).datasources}
    return dict(_divided(pair, theirs, ours) for pair in pairs)


def _divided(pair: str, theirs: set[str], ours: set[str]) -> tuple[str, str]:
    ways = [*_ways(pair)]
    if not ways:
        raise InputError(f"{pair} is no pair of datasources", hint="Write A=B.")
    fitting = [way for way in ways if way[0] in theirs and way[1] in ours]
    if len(fitting) > 1:
        (one, _), (other, _) = fitting[:2]
        raise InputError(
            f"{pair} can mean the datasource {one} and the datasource {other}",
            hint="Rename one of them first.",
        )
    return next(iter(fitting or [way for way in ways if way[0] in theirs] or ways))


def _ways(pair: str) -> Iterator[tuple[str, str]]:
    for at, character in enumerate(pair):
        if character == "=" and pair[:at] and pair[at + 1 :]:
            yield pair[:at], pair[at + 1 :]
