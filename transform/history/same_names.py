"""Give versions of an application the names of another one, so that references which followed a rename are equal."""

from __future__ import annotations

from collections.abc import Iterable

from ..merging.names import with_names_of
from .snapshot import Json, snapshot


def under_names_of(result: Json, base: Json, versions: Iterable[Json]) -> list[Json]:
    """Return the versions with the names of the result, and references that follow them.

    Things are recognised by their ids; `base` names what a version has removed but still refers to.
    """
    return [with_names_of(result, base, version) for version in versions]


def has_other_names(result: Json, versions: Iterable[Json]) -> bool:
    """Check whether something has a name in the result that it has not in each of the versions."""
    names = {key: part.entity.name for key, part in snapshot(result).parts.items()}
    return any(
        names.get(key, part.entity.name) != part.entity.name
        for version in versions
        for key, part in snapshot(version).parts.items()
    )
