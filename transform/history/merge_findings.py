"""The record of what a merge commit damaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from ..diagnostics import Entity, Severity

MergeDamage = Literal[
    "markers", "broken", "lost", "duplicated", "moved", "returned", "changed", "defaults", "orphan"
]


class Damage(NamedTuple):
    """What a kind of damage is: one sentence, how severe, how it comes about and what to do."""

    title: str
    severity: Severity
    text: str


DAMAGES: dict[MergeDamage, Damage] = {
    "markers": Damage(
        "Conflict markers were committed",
        "error",
        "A file holds the lines that git writes where it cannot merge, such as `<<<<<<< HEAD`. The product cannot read"
        " it. Choose one of the sides between the markers, or merge again with `appsmith-transform merge`.",
    ),
    "broken": Damage(
        "A file of the merged layout cannot be read",
        "error",
        "A file that could be read on both sides is no JSON now, has one key twice, or is missing. Take it from one of"
        " the sides, or merge again with `appsmith-transform merge`.",
    ),
    "lost": Damage(
        "The merge lost an entity, or an edit of one side",
        "error",
        "What one side added or changed, or what all sides have, is not in the result. Bring it back with"
        " `appsmith-transform recover`, or by taking the file from the side that has it.",
    ),
    "duplicated": Damage(
        "The merge left something twice",
        "error",
        "Git pairs files by their paths, so what both sides renamed or moved stays in both places: a page in two"
        " folders, an entry twice in the list of pages. Remove one of them.",
    ),
    "moved": Damage(
        "The merge put something where neither side has it",
        "error",
        "It is on another page, or in another container, than on any side. Move it back to where one of the sides has"
        " it.",
    ),
    "returned": Damage(
        "The merge brought back what one side removed",
        "error",
        "One side removed it, no other side changed it, and it is there again. Remove it, unless somebody wanted it"
        " back.",
    ),
    "changed": Damage(
        "The merge changed what neither side changed so",
        "warning",
        "It has a value that no side has, although the sides do not differ about it: somebody edited it in the merge"
        " commit. Check that this was meant.",
    ),
    "defaults": Damage(
        "The merged application has no default page, or several",
        "error",
        "An application opens with its default page. Let exactly one entry of the list of pages in application.json"
        " have isDefault.",
    ),
    "orphan": Damage(
        "The merge left something without what it belongs to",
        "error",
        "Widgets without their page, texts without their query, or a page in the list that has no files: an import"
        " leaves them out or fails. Remove them, or bring back what they belong to.",
    ),
}


@dataclass(frozen=True, slots=True)
class MergeFinding:
    """One thing that a merge damaged.

    `parent` is the number of the parent whose work it concerns, -1 where all sides agree and the merge commit alone
    differs. `path` is the file in the result, or the one that should be there; `properties` are pointers inside the
    entity, none for the whole. `width`: how many characters are meant at `line` and `column`.
    """

    kind: MergeDamage
    message: str
    parent: int = -1
    path: str = ""
    entity: Entity | None = None
    properties: tuple[str, ...] = ()
    line: int = 1
    column: int = 1
    width: int = 1

    @property
    def side(self) -> str:
        """Return whose work it concerns: "ours", "theirs", "parent 3" and so on, or "result"."""
        return side_name(self.parent)

    @property
    def severity(self) -> Severity:
        """Return how severe this kind of damage is."""
        return DAMAGES[self.kind].severity

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
