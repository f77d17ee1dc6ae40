"""Since which release the product knows a widget type, a plugin, a column type and the like, read from package data.

The table was read in the public source of all releases up to 1.91; what came later rests on release notes, which
`how_known` says. Only a sample of the rows was checked by hand, so a check that relies on them is a warning, never an
error. That a release knows a thing does not mean that it was switched on there.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import orjson

from .releases import Release, position


class Since(NamedTuple):
    """The first release that knows a thing, and the last (None: all later ones know it too).

    `kind` is for example "widget_type", "plugin", "input_type"; see `kinds`.
    """

    kind: str
    name: str
    since: str
    until: str | None
    how_known: str

    def is_known_to(self, release: Release) -> bool:
        """Return whether a release knows the thing."""
        at = position(release.name)
        return position(self.since) <= at and (self.until is None or at <= position(self.until))


def since(kind: str, name: str) -> Since | None:
    """Return since when a thing is known, None for a kind or a name that the table lacks."""
    return names_of(kind).get(name)


def kinds() -> frozenset[str]:
    """Return the kinds of things that the table lists."""
    return frozenset(_table())


def names_of(kind: str) -> Mapping[str, Since]:
    """Return the things of a kind by name, {} for a kind that the table lacks."""
    return _table().get(kind, MappingProxyType({}))


@functools.cache
def _table() -> Mapping[str, Mapping[str, Since]]:
    data = orjson.loads(Path(__file__).with_name("data").joinpath("since.json").read_bytes())
    how_known = data["how_known"]
    return MappingProxyType(
        {
            kind: MappingProxyType(
                {
                    name: Since(kind, name, first, last, how_known[how])
                    for name, (first, last, how) in rows.items()
                }
            )
            for kind, rows in data["kinds"].items()
        }
    )
