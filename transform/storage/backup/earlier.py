"""Every earlier state of an application that a backup holds: what somebody may look for who lost a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from ...errors import TransformError
from .backup import Backup, Options
from .index import Application
from .plain import instant

Kind = Literal["edited", "deleted", "deployed", "snapshot"]
_OPTIONS = {
    "edited": Options(),
    "deleted": Options(lost=True),
    "deployed": Options(published=True, lost=True),
}


class EarlierState(NamedTuple):
    """A state of an application: as the editor showed it, the same with all that was deleted one by one, as it was
    deployed, or as the product kept it in a snapshot. `time`: when it was last changed, as ISO 8601.
    """

    kind: Kind
    time: str | None
    document: dict[str, Any]


def earlier_states(backup: Backup, application: Application) -> Iterator[EarlierState]:
    """Yield the states of an application in a backup, the newest first; each is read only when it is asked for.

    A state that cannot be read is left out.
    """
    for kind, time in _order(backup, application):
        try:
            if kind == "snapshot":
                found = [backup.snapshot(application)]
            else:
                found = [*backup.extract([application], _OPTIONS[kind])]
        except TransformError:
            continue
        for one in found:
            yield EarlierState(kind, None if time is None else instant(time), one.document)


def _order(backup: Backup, application: Application) -> list[tuple[Kind, int | None]]:
    """Return the states that there are, with their times; those without a time come last."""
    database = backup.database
    former: list[tuple[Kind, int | None]] = []
    if application.published_pages:
        former.append(("deployed", application.last_deployed))
    if database.snapshots.get(application.id):
        former.append(("snapshot", database.snapshot_times.get(application.id)))
    former.sort(key=lambda one: -(one[1] or 0))
    return [("edited", application.last_edited), ("deleted", application.last_edited), *former]
