"""Take applications out of a backup and write them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import InputError, TransformError
from . import printing
from .outputs import Output, Outputs, claim

if TYPE_CHECKING:
    from ..sanitizing.policy.policies import Policy
    from ..storage.backup.backup import Backup, Extracted, Options

_INDEX = "index"


class Wanted(NamedTuple):
    """Which application is taken out, and in which of its states."""

    application: str
    branch: str | None
    deleted: bool
    snapshot: bool

    def found_in(self, backup: Backup, how: Options) -> Extracted:
        """Return the application; raises InputError where there is none or several."""
        from ..storage.backup.selection import choose_application

        chosen = choose_application(
            backup.database, self.application, branch=self.branch, deleted=self.deleted
        )
        found = [backup.snapshot(chosen)] if self.snapshot else list(backup.extract([chosen], how))
        if not found:
            raise InputError(
                f"The application {chosen.name} ({chosen.id}) cannot be read",
                hint="`backup verify` shows what is damaged.",
            )
        return found[0]


class Work(NamedTuple):
    """How applications are extracted, and what is done to each before it is written."""

    how: Options
    policy: Policy
    upgrade: str | None
    indent: int | None
    quiet: bool

    def write(self, one: Extracted, output: Output) -> bool:
        """Write an application; return whether nothing of it is an error."""
        document, private = self._finished(one)
        output.write(document, private=private)
        serious = [item for item in one.diagnostics if item.severity == "error"]
        printing.say_diagnostics(one.application.name, serious if self.quiet else one.diagnostics)
        return not serious

    def _finished(self, one: Extracted) -> tuple[bytes, bool]:
        """Return the bytes of an application, and whether they hold secrets of datasources."""
        import transform

        from ..document.writing import serialize

        document = one.document
        if self.upgrade is not None:
            done = transform.upgrade(document, to=self.upgrade)
            printing.say_diagnostics(one.application.name, done.diagnostics)
            document = done.document
        private = self.how.configured or "decryptedFields" in document
        if self.policy.name != "product":
            document = transform.sanitize(document, self.policy).document
            private = False
        indent = None if self.indent == 0 else 2 if self.indent is None else self.indent
        return serialize(document, indent=indent, final_newline=True), private

    def write_all(self, backup: Backup, targets: Outputs) -> bool:
        """Write every application that has a target, and the index; return whether nothing is an error."""
        from ..document.writing import serialize

        applications = backup.database.applications
        index = []
        clean = True
        for one in backup.extract([applications[id_] for id_ in targets.files if id_ != _INDEX], self.how):
            output = targets[one.application.id]
            try:
                clean = self.write(one, output) and clean
            except TransformError as error:  # one that cannot be upgraded never stops the rest
                error.message = f"{one.application.name}: {error.message}"
                printing.say_error(error)
                clean = False
            else:
                index.append(_entry(backup, one, output))
        targets[_INDEX].write(serialize(index, indent=2, final_newline=True))
        from ..report.text import number_of

        printing.say(f"{number_of(len(index), 'application')} written", quiet=self.quiet)
        return clean


def targets_in(
    folder: str, backup: Backup, reads: tuple[str | None, ...], *, deleted: bool, quiet: bool
) -> Outputs:
    """Return where each application goes, by its id, and where the index goes; `reads` are the files read."""
    from ..storage.backup.file_names import file_name

    taken = {"index.json"}
    names = {_INDEX: f"{folder}/index.json"}
    for one in backup.database.applications.values():
        if deleted or not one.deleted:
            workspace = backup.database.workspaces.get(one.workspace)
            name = file_name(workspace.name if workspace else "", one.name, one.branch, one.id, taken)
            names[one.id] = f"{folder}/{name}"
    return claim(reads, documents=None, quiet=quiet, **names)


def _entry(backup: Backup, one: Extracted, output: Output) -> dict[str, Any]:
    """Return what index.json says of an application."""
    application = one.application
    workspace = backup.database.workspaces.get(application.workspace)
    return {
        "file": Path(output.name).name,
        "id": application.id,
        "name": application.name,
        "workspace": workspace.name if workspace else "",
        "branch": application.branch,
        "base_application": application.base,
        "deleted": application.deleted,
    }
