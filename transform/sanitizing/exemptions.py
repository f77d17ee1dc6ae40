"""What a policy and its baseline leave in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..application.entity_lookup import entity_at
from ..document.pointers import Path
from .fingerprints import fingerprint
from .policy.policies import Policy
from .proposals import as_text


class Exemptions(NamedTuple):
    """Answers for one document which places and values stay; `left` are places that a plan leaves in place."""

    policy: Policy
    key: str
    document: dict[str, Any]
    left: frozenset[Path] = frozenset()

    def leaving(self, places: Iterable[Path]) -> Exemptions:
        """Return exemptions that cover some more places."""
        return self._replace(left=self.left.union(places))

    def keep(self, path: Path) -> bool:
        """Return whether a place stays as it is, whatever its value."""
        return path in self.left or self.policy.keeps(path)

    def allow(self, value: Any) -> bool:
        """Return whether a value may stay anywhere; one that is no text may do so by its fingerprint only."""
        if isinstance(value, str):
            return self.policy.allows(value, self.key)
        return bool(self.policy.allowed) and fingerprint(as_text(value), self.key) in self.policy.allowed

    def accept(self, path: Path, value: str) -> bool:
        """Return whether the baseline accepts a value at a place."""
        places = self.policy.accepted.get(fingerprint(value, self.key)) if self.policy.accepted else None
        if not places or not path:
            return False
        entity = str(entity_at(self.document, path))
        return any(place.covers(path, entity) for place in places)
