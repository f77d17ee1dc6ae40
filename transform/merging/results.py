"""What a merge gives: the merged document, its decisions and its conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..diagnostics import Diagnostic, Entity
from .texts import text_of_both

Side = Literal["base", "ours", "theirs", "both", "merged"]
Strategy = Literal["ask", "ours", "theirs", "base"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One difference that was settled: what it concerns, whose version was taken, and why.

    `pointer` is a JSON Pointer inside the entity, "" for the entity as a whole.
    """

    entity: Entity
    pointer: str
    taken: Side
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Return the decision as JSON."""
        return {
            "entity": self.entity.to_dict(),
            "pointer": self.pointer,
            "taken": self.taken,
            "reason": self.reason,
        }


def key_of(entity: Entity, pointer: str) -> str:
    """Return a text that identifies a value of an entity in all versions of an application."""
    return f"{entity.type}:{entity.page or ''}:{entity.id or entity.name or ''}{pointer}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes of which only one can stand; the document holds what `taken` says.

    `base`, `ours` and `theirs` are the three values, `ABSENT` for one that is missing; `key` identifies the
    conflict in a file of answers.
    """

    entity: Entity
    pointer: str
    base: Any
    ours: Any
    theirs: Any
    sentence: str
    taken: Side = "ours"

    @property
    def key(self) -> str:
        """Return a text that identifies the conflict, the same whenever the same three versions are merged."""
        return key_of(self.entity, self.pointer)

    @property
    def both(self) -> str | None:
        """Return the text with the lines of both sides, None for what is no text of several lines."""
        base = "" if self.base is ABSENT else self.base
        texts = [text for text in (base, self.ours, self.theirs) if isinstance(text, str)]
        if len(texts) < 3 or not any("\n" in text for text in texts[1:]):
            return None
        return text_of_both(*texts)

    def to_dict(self) -> dict[str, Any]:
        """Return the conflict as JSON; a version that is missing has no member."""
        values = {
            side: value
            for side, value in (("base", self.base), ("ours", self.ours), ("theirs", self.theirs))
            if value is not ABSENT
        }
        is_widget = self.entity.type == "widget"
        return {
            "key": self.key,
            "entity": self.entity.type,
            "widgetId" if is_widget else "gitSyncId": self.entity.id,
            "name": self.entity.name,
            "page": self.entity.page,
            "pointer": self.pointer,
            **values,
            "taken": self.taken,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged document, and how it came about.

    The document is complete also where there are conflicts: each holds the version that `taken` names.
    """

    document: dict[str, Any]
    decisions: tuple[Decision, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class _Absent:
    """The value of a member that is not there."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Any = _Absent()
