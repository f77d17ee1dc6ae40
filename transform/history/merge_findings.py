"""The record of what a merge commit damaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..diagnostics import Entity, Severity

MergeDamage = Literal[
    "markers", "broken", "lost", "duplicated", "moved", "returned", "changed", "defaults", "orphan"
]

#: What each kind of damage is, in a sentence, and how severe.
DAMAGES: dict[MergeDamage, tuple[str, Severity]] = {
    "markers": ("Conflict markers were committed", "error"),
    "broken": ("A file of the merged layout cannot be read", "error"),
    "lost": ("The merge lost an entity, or an edit of one side", "error"),
    "duplicated": ("The merge left something twice", "error"),
    "moved": ("The merge put something where neither side has it", "error"),
    "returned": ("The merge brought back what one side removed", "error"),
    "changed": ("The merge changed what neither side changed so", "warning"),
    "defaults": ("The merged application has no default page, or several", "error"),
    "orphan": ("The merge left something without what it belongs to", "error"),
}


@dataclass(frozen=True, slots=True)
class MergeFinding:
    """One thing that a merge damaged.

    `parent` is the number of the parent whose work it concerns, -1 where all sides agree and the merge commit alone
    differs. `path` is the file in the result, or the one that should be there; `properties` are pointers inside the
    entity, none for the whole.
    """

    kind: MergeDamage
    message: str
    parent: int = -1
    path: str = ""
    entity: Entity | None = None
    properties: tuple[str, ...] = ()
    line: int = 1
    column: int = 1

    @property
    def side(self) -> str:
        """Return whose work it concerns: "ours", "theirs", "parent 3" and so on, or "result"."""
        return side_name(self.parent)

    @property
    def severity(self) -> Severity:
        """Return how severe this kind of damage is."""
        return DAMAGES[self.kind][1]

    def to_dict(self) -> dict[str, Any]:
        """Return the finding in the shape of the JSON that `merge-check --format json` prints."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "side": self.side,
            "entity": self.entity.to_dict() if self.entity else None,
            "properties": list(self.properties),
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message,
        }


def side_name(parent: int) -> str:
    """Return what a parent is called, by its number from 0; -1 is the merge commit alone."""
    return {-1: "result", 0: "ours", 1: "theirs"}.get(parent, f"parent {parent + 1}")
