"""Keep secrets out of the names and pointers that reports show."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

from ..diagnostics import Entity
from ..pointers import join
from .stand_ins import PLACEHOLDER
from .strings import Path

_SHORTEST = 4


def _occurring(secrets: Iterable[str], together: str) -> set[str]:
    """Give the secrets that occur in a text, in one pass over it however many they are."""
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for secret in secrets:
        if len(secret) >= _SHORTEST:
            by_beginning[secret[:_SHORTEST]].append(secret)
    return {
        secret
        for at in range(len(together))
        for secret in by_beginning.get(together[at : at + _SHORTEST], ())
        if together.startswith(secret, at)
    }


class Cover:
    """Hides secrets wherever they occur in what is to be shown."""

    def __init__(self, secrets: Iterable[str], shown: Iterable[str]) -> None:
        """Prepare to hide `secrets` in texts that are among `shown`, of which hardly any holds one."""
        together = "\0".join(sorted(set(shown)))
        self._secrets = sorted(_occurring(secrets, together), key=len, reverse=True)

    def text(self, shown: str) -> str:
        """Give a text without the secrets."""
        for secret in self._secrets:
            shown = shown.replace(secret, PLACEHOLDER)
        return shown

    def pointer(self, path: Path) -> str:
        """Give the pointer of a place without the secrets."""
        if not self._secrets:
            return join("", *path)
        return join("", *(self.text(token) if isinstance(token, str) else token for token in path))

    def entity(self, entity: Entity) -> Entity:
        """Give an entity whose names are without the secrets."""
        if not self._secrets:
            return entity
        page, name, mark = (text and self.text(text) for text in (entity.page, entity.name, entity.id))
        return dataclasses.replace(entity, page=page, name=name, id=mark)


def names_in(entity: Entity) -> Iterable[str]:
    """Give the names of an entity that a report shows."""
    return filter(None, (entity.page, entity.name, entity.id))
