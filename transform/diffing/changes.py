"""The records of a diff: changes, and the diff as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ..application.entities import Side
from ..diagnostics import Entity
from ..document import patch

if TYPE_CHECKING:
    from ..upgrading.engine import StepRun

ChangeKind = Literal["add", "remove", "modify", "rename", "move", "deploy"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a person changed.

    A page, the settings of the application or a theme has kind "deploy" where its deployed side became what
    the edited side is; the values that changed by that are its consequences.

    `path` is a JSON Pointer inside the entity's object ("" for the whole entity); `before` and `after` are the
    values there (None where there is none; those of a widget without the widgets in it), secrets included: only
    reports mask them. `pointer_before` and
    `pointer_after` lead to them in the two documents. `sides` says whether the edited side ("unpublished"), the
    deployed one ("published") or both changed this way; it is empty for entities without sides.
    `consequences` are changes that follow from this one, such as the bindings that follow a renamed widget.
    """

    kind: ChangeKind
    entity: Entity
    path: str = ""
    before: Any = None
    after: Any = None
    pointer_before: str | None = None
    pointer_after: str | None = None
    sides: tuple[Side, ...] = ()
    consequences: tuple[Change, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the change in the shape of the JSON that `diff --format json` prints.

        Values are not masked: use `transform.diff_report` for output that others may read.
        """
        return {
            "kind": self.kind,
            "entity": self.entity.to_dict(),
            "path": self.path,
            "before": self.before,
            "after": self.after,
            "pointers": {"before": self.pointer_before, "after": self.pointer_after},
            "sides": list(self.sides),
            "consequences": [change.to_dict() for change in self.consequences],
        }


@dataclass(frozen=True, slots=True)
class Upgrades:
    """How many upgrade steps were taken, and how many widgets and resources they changed, sides apart.

    `refused` says why the documents could not be brought to one version and were compared as they are.
    """

    steps: int = 0
    changed: int = 0
    refused: str = ""

    @classmethod
    def of(cls, runs: Iterable[StepRun]) -> Upgrades:
        """Count what upgrades did."""
        taken = list(runs)
        changed = {(run.part, run.page, run.side, name) for run in taken for name in run.changed}
        return cls(len(taken), len(changed))


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed between two documents. It is true when something did.

    `upgraded` counts what was done first to bring both documents to one version; what that changed is not
    among `changes`. `documents` are those that were given, `compared` the same at one version.
    """

    changes: tuple[Change, ...]
    upgraded: Upgrades
    documents: tuple[Any, Any]
    compared: tuple[Any, Any]

    def __bool__(self) -> bool:
        """Return whether anything changed in meaning."""
        return bool(self.changes)

    def patch(self) -> list[dict[str, Any]]:
        """Return an RFC 6902 patch that turns the first document into the second exactly, order included."""
        return patch.create(*self.documents)

    def apply(self, document: Any) -> Any:
        """Return what `patch` makes of a document; the argument stays as it is.

        Raises InputError where the document lacks what the patch speaks of.
        """
        return patch.apply(document, self.patch())
