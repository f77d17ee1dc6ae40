"""Predict what an import makes of a datasource: reused, renamed or created."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..application.entities import Located, text

if TYPE_CHECKING:
    from .application import Application


def is_reused(application: Application, source: Located) -> bool:
    """Return whether the workspace has a datasource of this name and plugin."""
    plugin = text(source.value.get("pluginId")) or ""
    return (source.entity.name, plugin) in application.existing_datasources


class Names:
    """The names of datasources that are taken in a workspace while an import goes on."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return the name under which a datasource is created: `Orders #1` where Orders is taken."""
        new, number = name, self._next.get(name, 0)
        while new in self._taken:
            number += 1
            new = f"{name} #{number}"
        self._next[name] = number
        self._taken.add(new)
        return new
