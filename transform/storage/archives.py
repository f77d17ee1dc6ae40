"""Applications inside backups as inputs: `ARCHIVE@[WORKSPACE/]NAME[@BRANCH]`, or `ARCHIVE@ID`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..diagnostics import Diagnostic
from ..errors import InputError
from .archive_names import STANDARD_INPUT
from .backup.backup import Backup, Extracted, Options
from .backup.earlier import EarlierState, earlier_states
from .backup.index import Application, Database
from .backup.selection import choose_application, is_gone

_OPTIONS = Options()
_MOST_SHOWN = 20
#: Notes on secrets that an export never holds, whether the archive has keys for them or not.
_ABOUT_SECRETS = frozenset(("AT947", "AT948", "AT950"))


@dataclass(slots=True)
class Archive:
    """A backup of which applications are taken one by one, in few passes when the order is that of `addresses`."""

    name: str
    backup: Backup
    _coming: Iterator[Extracted] = field(default_factory=lambda: iter(()))
    _awaited: set[str] = field(default_factory=set)
    _told: int = 0

    def addresses(self) -> list[str]:
        """Return the input names of all applications that are not deleted, by workspace and name."""
        named = addresses(self.backup.database)
        order = sorted(named, key=lambda id_: named[id_])
        applications = [self.backup.database.applications[id_] for id_ in order]
        self._coming = self.backup.extract(applications, _OPTIONS)
        self._awaited = set(order)
        return [f"{self.name}@{named[id_]}" for id_ in order]

    def application(self, wanted: str) -> Extracted:
        """Return an application by id or name. Raises InputError for one that is not there or cannot be read."""
        chosen = self.chosen(wanted)
        found = self._expected(chosen) or next(self.backup.extract([chosen], _OPTIONS), None)
        if found is None:
            raise InputError(
                f"The application {chosen.name} ({chosen.id}) cannot be read",
                hint="`backup verify` shows what is damaged.",
            )
        return found

    def chosen(self, wanted: str) -> Application:
        """Return which application an id or a name means. Raises InputError."""
        return choose_application(self.backup.database, wanted)

    def resembling(self, name: str) -> Application:
        """Return the application of a name, or the only one that there is.

        Raises InputError where neither is the case; the hint lists all.
        """
        applications = self.backup.database.applications.values()
        found = [one for one in applications if one.name == name] or [
            one for one in applications if not is_gone(self.backup.database, one)
        ]
        if len(found) != 1:
            raise self.must_be_named()
        return found[0]

    def states(self, application: Application) -> Iterator[EarlierState]:
        """Yield every state of an application, the newest first."""
        return earlier_states(self.backup, application)

    def _expected(self, chosen: Application) -> Extracted | None:
        """Return an application from the pass that is under way; None where it does not come there any more."""
        while chosen.id in self._awaited:
            found = next(self._coming, None)
            if found is None:
                self._awaited.clear()
            else:
                self._awaited.discard(found.application.id)
                if found.application.id == chosen.id:
                    return found
        return None

    def damages(self) -> list[str]:
        """Return the defects that were met since the last call, as text."""
        found = self.backup.damages[self._told :]
        self._told += len(found)
        return [str(one) for one in found]

    def noticed(self, found: Extracted) -> tuple[Diagnostic, ...]:
        """Return what is to be known about an application that was read just now.

        AT952: documents of the archive cannot be read, so that a part of it is missing.
        """
        hint = "`backup verify` shows what is damaged."
        damages = (Diagnostic("AT952", "warning", f"{text}.", hint=hint) for text in self.damages())
        return (*(one for one in found.diagnostics if one.code not in _ABOUT_SECRETS), *damages)

    def must_be_named(self) -> InputError:
        """Return the error for an archive where one application is wanted; the hint lists them."""
        named = sorted(addresses(self.backup.database).values())
        if not named:
            return InputError(f"{self.name} is a backup without applications that are not deleted")
        more = f" and {len(named) - _MOST_SHOWN} more" if len(named) > _MOST_SHOWN else ""
        listed = ", ".join(named[:_MOST_SHOWN]) + more
        if self.name == STANDARD_INPUT:
            message = f"Standard input is a backup of {len(named)} applications, expected one application"
            return InputError(message, hint=f"Name it after all options, as -- -@NAME: {listed}.")
        message = f"{self.name} is a backup of {len(named)} applications, expected one application"
        return InputError(message, hint=f"Name it as {self.name}@NAME: {listed}.")


def addresses(database: Database) -> dict[str, str]:
    """Return id -> the name by which `choose_application` finds each application that is not deleted.

    It is `WORKSPACE/NAME` or `WORKSPACE/NAME@BRANCH`, or the id where several have that name.
    """
    counts = Counter(
        text for one in database.applications.values() for text in set(_spellings(database, one))
    )
    found = {}
    for one in database.applications.values():
        if not is_gone(database, one):
            *_, longest = _spellings(database, one)
            found[one.id] = (
                longest if counts[longest] == 1 and longest not in database.applications else one.id
            )
    return found


def _spellings(database: Database, one: Application) -> Iterable[str]:
    """Return all texts that may mean an application, the longest last."""
    workspace = database.workspaces.get(one.workspace)
    names = [one.name, f"{workspace.name}/{one.name}"] if workspace and not workspace.deleted else [one.name]
    return [*names, *(f"{name}@{one.branch}" for name in names)] if one.branch else names
