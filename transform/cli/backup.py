"""List what a backup of an instance holds, take applications out of it, check it.

Examples:

  appsmith-transform backup list appsmith-backup-2025-11-20T10-11-12.345Z.tar.gz

  appsmith-transform backup extract backup.tar.gz --app "Acme/Orders" -o orders.json

  appsmith-transform backup extract backup.tar.gz.enc --app Orders --deleted --with-configuration -o orders.json

  appsmith-transform backup extract backup.tar.gz --all -o applications/

  appsmith-transform backup verify backup.tar.gz
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import InputError, TransformError
from . import _backups, _secrets, options, printing
from ._commands import Command, Group
from .outputs import STANDARD_OUTPUT, Output, Outputs, claim

if TYPE_CHECKING:
    from ..storage.backup.backup import Backup, Extracted, Options

app = typer.Typer(
    cls=Group,
    help=__doc__,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)

_INDEX = "index"
_VERIFY = "`backup verify` shows what is damaged."

DeletedOption = Annotated[
    bool, typer.Option("--deleted", help="Deleted applications too; in a list, deleted pages as well.")
]


@app.command("list", cls=Command)
def list_backup(
    archive: _backups.ArchiveArgument,
    deleted: DeletedOption = False,
    output_format: options.TextOrJsonOption = "text",
    database: _backups.DatabaseOption = None,
    password_file: _backups.PasswordOption = None,
    salvage: _backups.SalvageOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Show release, date, workspaces, applications, branches, pages; nothing is unpacked."""
    from ..report.backup_text import listing_text
    from ..storage.backup.listing import listing

    claim((archive, password_file))
    with _backups.opened(archive) as source:
        reading = _backups.reading(source, password_file, salvage=salvage, quiet=quiet)
        found = listing(_backups.backup_of(source, reading, database, None), deleted=deleted)
    if output_format == "json":
        printing.print_json([{"file": archive, **found.to_dict()}])
    else:
        printing.show(listing_text(found))
    _backups.say_damages(archive, found.damages)
    if found.damages:
        raise typer.Exit(printing.FOUND)


@app.command("extract", cls=Command)
def extract(
    archive: _backups.ArchiveArgument,
    application: Annotated[
        str | None, typer.Option("--app", help="Its id, or [WORKSPACE/]NAME[@BRANCH] as `list` shows it.")
    ] = None,
    branch: Annotated[str | None, typer.Option("--branch", help="The branch of a Git application.")] = None,
    every: Annotated[
        bool, typer.Option("--all", help="All applications, into the folder of --output.")
    ] = False,
    output: options.OutputOption = None,
    deleted: DeletedOption = False,
    published: Annotated[
        bool, typer.Option("--published", help="What is deployed, in place of what the editor shows.")
    ] = False,
    lost: Annotated[
        bool, typer.Option("--lost", help="Pages, queries and JS objects that were deleted one by one, too.")
    ] = False,
    snapshot: Annotated[
        bool,
        typer.Option("--snapshot", help="The copy that the product kept before it converted the layout."),
    ] = False,
    with_configuration: Annotated[
        bool,
        typer.Option("--with-configuration", help="Datasources with their secrets, in plain text."),
    ] = False,
    keys: Annotated[
        str | None,
        typer.Option("--keys", metavar="FILE", help="A docker.env with the instance's encryption keys."),
    ] = None,
    policy: _secrets.PolicyOption = "product",
    release: Annotated[
        str | None, typer.Option("--release", help="The release that made the backup, where it does not say.")
    ] = None,
    upgrade: Annotated[
        str | None, typer.Option("--upgrade", metavar="RELEASE", help="Upgrade to a release, or to `latest`.")
    ] = None,
    indent: options.IndentOption = None,
    database: _backups.DatabaseOption = None,
    password_file: _backups.PasswordOption = None,
    salvage: _backups.SalvageOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Write applications as the export that the product itself would have written.

    Without --with-configuration datasources lose what the product's file export removes; --policy share or
    strict removes more.
    """
    from ..product.releases import find
    from ..storage.backup.backup import Options
    from ..storage.backup.selection import choose_application

    if (application is None) is not every:
        raise InputError("Name one application with --app, or use --all")
    if every and output in (None, "-"):
        raise InputError("--all needs a folder for the results", hint="Name one with --output.")
    if every and branch is not None:
        raise InputError("--branch and --all exclude each other")
    if with_configuration and policy != "product":
        raise InputError(
            "--with-configuration keeps secrets that --policy would remove", hint="Leave out one."
        )
    if snapshot and (every or with_configuration or published or lost):
        raise InputError("--snapshot goes with --app, --branch and --deleted only")
    if release is not None:
        find(release)
    how = Options(release, with_configuration, published, lost)
    reads = (archive, password_file, keys, _secrets.policy_file(policy))
    outputs = None if every else claim(reads, quiet=quiet, application=output or STANDARD_OUTPUT)
    rules = _secrets.policy_named(policy or "product")
    with _backups.opened(archive) as source:
        reading = _backups.reading(source, password_file, salvage=salvage, quiet=quiet)
        backup = _backups.backup_of(source, reading, database, keys)
        work = _backups.Work(rules, upgrade, indent, private=with_configuration)
        if outputs is None:
            targets = _targets(backup, reads, output or "", deleted=deleted, quiet=quiet)
            clean = _extract_all(backup, how, work, targets, quiet=quiet)
        else:
            chosen = choose_application(backup.database, application or "", branch=branch, deleted=deleted)
            found = [backup.snapshot(chosen)] if snapshot else list(backup.extract([chosen], how))
            if not found:
                raise InputError(f"The application {chosen.name} ({chosen.id}) cannot be read", hint=_VERIFY)
            clean = _write(found[0], work, outputs["application"], quiet=quiet)
        _backups.say_damages(archive, backup.damages)
    if backup.damages or not clean:
        raise typer.Exit(printing.FOUND)


def _write(one: Extracted, work: _backups.Work, output: Output, *, quiet: bool) -> bool:
    """Write one application; return whether nothing of it is an error."""
    document, private = work.finished(one)
    output.write(document, private=private)
    return _say(one, quiet=quiet)


def _targets(
    backup: Backup, reads: tuple[str | None, ...], folder: str, *, deleted: bool, quiet: bool
) -> Outputs:
    """Return where each application goes, by its id, and where the index goes."""
    from ..storage.backup.file_names import file_name

    taken = {"index.json"}
    names = {_INDEX: f"{folder}/index.json"}
    for one in backup.database.applications.values():
        if deleted or not one.deleted:
            workspace = backup.database.workspaces.get(one.workspace)
            name = file_name(workspace.name if workspace else "", one.name, one.branch, one.id, taken)
            names[one.id] = f"{folder}/{name}"
    return claim(reads, documents=None, quiet=quiet, **names)


def _extract_all(backup: Backup, how: Options, work: _backups.Work, targets: Outputs, *, quiet: bool) -> bool:
    from ..document.writing import serialize

    applications = backup.database.applications
    index = []
    clean = True
    for one in backup.extract([applications[id_] for id_ in targets.files if id_ != _INDEX], how):
        output = targets[one.application.id]
        try:
            clean = _write(one, work, output, quiet=quiet) and clean
        except TransformError as error:  # one that cannot be upgraded never stops the rest
            error.message = f"{one.application.name}: {error.message}"
            printing.say_error(error)
            clean = False
        else:
            index.append(_entry(backup, one, output))
    targets[_INDEX].write(serialize(index, indent=2, final_newline=True))
    printing.say(f"{len(index)} applications written", quiet=quiet)
    return clean


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


def _say(one: Extracted, *, quiet: bool) -> bool:
    """Print what should be known about an application; return whether nothing of it is an error."""
    serious = [item for item in one.diagnostics if item.severity == "error"]
    printing.say_diagnostics(one.application.name, serious if quiet else one.diagnostics)
    return not serious


@app.command("verify", cls=Command)
def verify_backup(
    archive: _backups.ArchiveArgument,
    output_format: options.TextOrJsonOption = "text",
    password_file: _backups.PasswordOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """Check encryption, compression, tar, blocks, checksums, documents; exit 1 if anything is damaged."""
    from ..report.backup_text import verified_text
    from ..storage.backup.verify import verify

    claim((archive, password_file))
    with _backups.opened(archive) as source:
        result = verify(source, _backups.reading(source, password_file, salvage=True, quiet=quiet))
    if output_format == "json":
        printing.print_json([{"file": archive, **result.to_dict()}])
    elif not quiet or not result.sound:
        printing.show(verified_text(result))
    if not result.sound:
        raise typer.Exit(printing.FOUND)
