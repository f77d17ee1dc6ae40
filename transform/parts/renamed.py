"""What a rename gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..diagnostics import Diagnostic, Entity


@dataclass(frozen=True, slots=True)
class RenamedPlace:
    """One place of a name: the entity that it is in, a pointer into the document as given, what is there.

    `offset` and `line` count characters (from 0) and lines (from 1) of the text at the pointer; `is_key`: the name
    is the key at the end of the pointer. `before` and `after` are equal for what was left alone.
    """

    entity: Entity
    pointer: str
    offset: int
    line: int
    before: str
    after: str
    is_key: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return the place as JSON."""
        return {
            "entity": self.entity.to_dict(),
            "pointer": self.pointer,
            "offset": self.offset,
            "line": self.line,
            "before": self.before,
            "after": self.after,
            "is_key": self.is_key,
        }


@dataclass(frozen=True, slots=True)
class Renamed:
    """A document in which something has another name.

    `kind` says what it is; `places` are all that changed, `lookalikes` the same word where nobody reads it as this
    name, left alone; `diagnostics` what a person should look at.
    """

    document: dict[str, Any]
    kind: str
    places: tuple[RenamedPlace, ...]
    lookalikes: tuple[RenamedPlace, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return what was done as JSON, without the document."""
        return {
            "kind": self.kind,
            "places": [place.to_dict() for place in self.places],
            "lookalikes": [place.to_dict() for place in self.lookalikes],
            "diagnostics": [diagnostic.to_dict() for diagnostic in self.diagnostics],
        }
