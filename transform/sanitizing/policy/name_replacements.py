"""Secrets in names: what replaces them there, and names without them for replacements to be made of.

Two pages whose names hold different tokens must not end with one name: an import would refuse them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from ...patterns import pattern
from ..recognition.rule import Rule
from ..search.copies import Copies
from ..search.overlap import without_overlap
from ..search.searching import search
from ..search.strings import Part
from ..search.texts import Texts
from .replacements import PLACEHOLDER, Replacements

_PLACEHOLDERS = pattern(PLACEHOLDER + r"(?:_[0-9]+)?")


class NameReplacements:
    """Chooses a replacement of its own for each secret that is part of a name."""

    def __init__(self, replacements: Replacements) -> None:
        self._replacements = replacements
        self._by_secret: dict[str, str] = {}
        self._taken: set[str] = set()

    def get(self, secret: str) -> str | None:
        """Return the replacement of a secret that a name holds."""
        return self._by_secret.get(secret)

    def add(self, secret: str, kind: str, pieces: Iterable[Part]) -> bool:
        """Choose the replacement of a secret, none that the document has already; False where it has one."""
        if secret in self._by_secret:
            return False
        if not self._taken:
            texts = itertools.chain.from_iterable(part.strings for part in pieces)
            self._taken = {
                found for text in texts if "{{" not in text for found in _PLACEHOLDERS.findall(text)
            }
        made = self._replacements.in_key(kind, secret)
        if made == PLACEHOLDER:
            numbered = (f"{PLACEHOLDER}_{number}" for number in itertools.count(len(self._taken) + 1))
            made = next(name for name in itertools.chain([made], numbered) if name not in self._taken)
        self._taken.add(made)
        self._by_secret[secret] = made
        return True


def masked_name(name: str, copies: Copies, rules: Iterable[Rule]) -> str:
    """Return a name without what rules find in it and without copies of secrets."""
    texts = Texts([name])
    hits = [*search(texts, rules).get(name, []), *copies.find(texts).get(name, [])]
    for hit in reversed(without_overlap(hits)):
        name = name[: hit.start] + PLACEHOLDER + name[hit.end :]
    return name
