"""Keep secrets out of the names and pointers that reports show."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

from ..diagnostics import Entity
from ..document.pointers import Path, join
from .policy.replacements import PLACEHOLDER
from .search.occurrences import Pieces
from .search.texts import Texts

_SHORTEST = 4


class NameMask:
    """Hides secrets wherever they occur in what is to be shown."""

    def __init__(self, secrets: Iterable[str], shown: Iterable[str]) -> None:
        """Prepare to hide `secrets` in texts that are among `shown`; others are given as they are."""
        texts = Texts(sorted(set(shown)))
        held: dict[str, set[str]] = defaultdict(set)
        pieces = Pieces((one for one in secrets if len(one) >= _SHORTEST), _SHORTEST)
        for index, _, secret in texts.occurrences_of(pieces):
            held[texts.table[index]].add(secret)
        self._covered = {text: _without(text, found) for text, found in held.items()}

    def text(self, shown: str) -> str:
        """Return a text without the secrets."""
        return self._covered.get(shown, shown)

    def pointer(self, path: Path) -> str:
        """Return the pointer of a place without the secrets."""
        if not self._covered:
            return join("", *path)
        return join("", *(self.text(token) if isinstance(token, str) else token for token in path))

    def entity(self, entity: Entity) -> Entity:
        """Return an entity whose names are without the secrets."""
        if not self._covered:
            return entity
        page, name, mark = (text and self.text(text) for text in (entity.page, entity.name, entity.id))
        return dataclasses.replace(entity, page=page, name=name, id=mark)


def _without(text: str, secrets: Iterable[str]) -> str:
    for secret in sorted(secrets, key=lambda one: (-len(one), one)):
        text = text.replace(secret, PLACEHOLDER)
    return text
