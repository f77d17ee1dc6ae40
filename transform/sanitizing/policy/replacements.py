"""What replaces a value that is removed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ...errors import InputError
from ...patterns import pattern
from ..fingerprints import fingerprint
from ..recognition.placeholders import is_reference, is_replacement

#: The kinds of values that may be replaced in different ways.
KINDS = ("secret", "environment", "personal")

PLACEHOLDER = "REDACTED"
_WAYS = ("null", "placeholder", "pseudonym")
_NAME = pattern(r"[^A-Za-z0-9]+")
_BINDING = pattern(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)


class Replacements(NamedTuple):
    """How values are replaced, by kind.

    A way is `null` (the product's: the value is null, inside a text a placeholder), `placeholder`,
    `pseudonym` (the same value gives the same pseudonym; `key` keeps others from guessing) or a binding such
    as `{{appsmith.store.{name}}}`, in which `{name}` becomes a name made of the entity's and the field's.
    """

    ways: Mapping[str, str] = MappingProxyType({})
    key: str = ""

    def way(self, kind: str) -> str:
        """Return how a kind is replaced."""
        return self.ways.get(kind, "null")

    def whole(self, kind: str, value: Any, name: str) -> Any:
        """Return what replaces a whole value; numbers and objects become null whatever the way."""
        if self.way(kind) == "null" or not isinstance(value, str):
            return None
        return self.part(kind, value, name)

    def part(self, kind: str, value: str, name: str) -> str:
        """Return what replaces a value inside a text."""
        way = self.way(kind)
        if way in ("null", "placeholder"):
            return PLACEHOLDER
        if way == "pseudonym":
            return f"redacted_{fingerprint(value, self.key)[:12]}"
        return way.replace("{name}", slug(name))

    def in_code(self, kind: str, value: str, name: str) -> tuple[str, bool]:
        """Return what replaces a literal in JavaScript, and whether it is code that needs no quotes."""
        made = self.part(kind, value, name)
        binding = _BINDING.fullmatch(made)
        if binding:
            return binding.group(1), True
        return (PLACEHOLDER, False) if "{{" in made else (made, False)

    def in_key(self, kind: str, value: str) -> str:
        """Return what replaces a value inside the key of an object, where bindings mean nothing."""
        return self.part(kind, value, "") if self.way(kind) == "pseudonym" else PLACEHOLDER

    @property
    def use_names(self) -> bool:
        """Return whether replacements are made of the names of entities and fields."""
        return any("{name}" in way for way in self.ways.values())


def replacements_from(replacements: str | Mapping[str, str], key: str = "") -> Replacements:
    """Return the ways that are asked for: one for all kinds, or one by kind. Raises InputError."""
    ways = dict(replacements) if isinstance(replacements, Mapping) else dict.fromkeys(KINDS, replacements)
    unknown = sorted(set(ways) - set(KINDS))
    if unknown:
        raise InputError(
            f"Replacements know no kind {', '.join(unknown)}", hint=f"The kinds are {', '.join(KINDS)}."
        )
    for way in ways.values():
        if not isinstance(way, str) or not _is_way(way):
            raise InputError(
                "A replacement is none that a later scan would recognise as one",
                hint="Use null, placeholder, pseudonym, or a binding to a name: {{appsmith.store.{name}}}.",
            )
    return Replacements(ways, key)


def _is_way(way: str) -> bool:
    """Return whether a way is known; another text would be taken for a secret when the result is searched."""
    return way in _WAYS or is_replacement(way) or is_reference(way.replace("{name}", "name"))


def slug(name: str) -> str:
    """Return a name that JavaScript and environments admit: `Orders DB.password` -> `Orders_DB_password`."""
    plain = _NAME.sub("_", name).strip("_")
    return plain if plain and not plain[0].isdigit() else f"_{plain}"
