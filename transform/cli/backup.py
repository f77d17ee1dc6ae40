"""List what a backup of an instance holds, take applications out of it, check it.

Examples:

  appsmith-transform backup list appsmith-backup-2025-11-20T10-11-12.345Z.tar.gz

  appsmith-transform backup extract backup.tar.gz --app "Acme/Orders" -o orders.json

  appsmith-transform backup extract backup.tar.gz.enc --app Orders --deleted --with-configuration -o orders.json

  appsmith-transform backup extract backup.tar.gz --all -o applications/

  appsmith-transform backup verify backup.tar.gz
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from . import _backups, _extracting, _secrets, options, printing
from ._commands import Command, group
from .outputs import STANDARD_OUTPUT, claim

if TYPE_CHECKING:
    from ..storage.backup.backup import Options

app = group(__doc__)

_SECRETS_KEPT = "--with-configuration keeps secrets that --policy would remove"

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
    color: options.ColorOption = "auto",
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
        printing.show(listing_text(found, colour=printing.use_colour(sys.stdout, color)))
    _backups.say_damages(archive, found.damages)
    printing.finish(found=bool(found.damages))


AppOption = Annotated[
    str | None,
    typer.Option("--app", metavar="APP", help="Its id, or [WORKSPACE/]NAME[@BRANCH] as `list` shows it."),
]
BranchOption = Annotated[
    str | None, typer.Option("--branch", metavar="NAME", help="The branch of a Git application.")
]
AllOption = Annotated[bool, typer.Option("--all", help="All applications, into the folder of --output.")]
PublishedOption = Annotated[
    bool, typer.Option("--published", help="What is deployed, in place of what the editor shows.")
]
LostOption = Annotated[
    bool, typer.Option("--lost", help="Pages, queries and JS objects that were deleted one by one, too.")
]
SnapshotOption = Annotated[
    bool, typer.Option("--snapshot", help="The copy that the product kept before it converted the layout.")
]
ConfigurationOption = Annotated[
    bool, typer.Option("--with-configuration", help="Datasources with their secrets, in plain text.")
]
KeysOption = Annotated[
    str | None,
    typer.Option("--keys", metavar="FILE", help="A docker.env with the instance's encryption keys."),
]
ReleaseOption = Annotated[
    str | None,
    typer.Option(
        "--release", metavar="RELEASE", help="The release that made the backup, where it does not say."
    ),
]
UpgradeOption = Annotated[
    str | None, typer.Option("--upgrade", metavar="RELEASE", help="Upgrade to a release, or to `latest`.")
]


@app.command("extract", cls=Command)
def extract(
    archive: _backups.ArchiveArgument,
    application: AppOption = None,
    branch: BranchOption = None,
    every: AllOption = False,
    output: options.OutputOption = None,
    deleted: DeletedOption = False,
    published: PublishedOption = False,
    lost: LostOption = False,
    snapshot: SnapshotOption = False,
    with_configuration: ConfigurationOption = False,
    keys: KeysOption = None,
    policy: _secrets.PolicyOption = "product",
    release: ReleaseOption = None,
    upgrade: UpgradeOption = None,
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
    if (application is None) is not every:
        raise InputError("Name one application with --app, or use --all")
    if every:
        _require_for_all(output, branch)
    if with_configuration and policy != "product":
        raise InputError(_SECRETS_KEPT, hint="Leave out one.")
    if snapshot and (every or with_configuration or published or lost):
        raise InputError("--snapshot goes with --app, --branch and --deleted only")
    how = _options(release, configured=with_configuration, published=published, lost=lost)
    reads = (archive, password_file, keys, _secrets.policy_file(policy))
    outputs = None if every else claim(reads, quiet=quiet, application=output or STANDARD_OUTPUT)
    work = _extracting.Work(how, _secrets.policy_named(policy or "product"), upgrade, indent, quiet)
    with _backups.opened(archive) as source:
        reading = _backups.reading(source, password_file, salvage=salvage, quiet=quiet)
        backup = _backups.backup_of(source, reading, database, keys)
        if outputs is None:
            targets = _extracting.targets_in(output or "", backup, reads, deleted=deleted, quiet=quiet)
            clean = work.write_all(backup, targets)
        else:
            wanted = _extracting.Wanted(application or "", branch, deleted, snapshot)
            clean = work.write(wanted.found_in(backup, how), outputs["application"])
        _backups.say_damages(archive, backup.damages)
    printing.finish(found=bool(backup.damages) or not clean)


def _require_for_all(output: str | None, branch: str | None) -> None:
    if output in (None, "-"):
        raise InputError("--all needs a folder for the results", hint="Name one with --output.")
    if branch is not None:
        raise InputError("--branch and --all exclude each other")


def _options(release: str | None, *, configured: bool, published: bool, lost: bool) -> Options:
    """Return how to extract; raises InputError for a release that does not exist."""
    from ..product.releases import find
    from ..storage.backup.backup import Options

    if release is not None:
        find(release)
    return Options(release, configured, published, lost)


@app.command("verify", cls=Command)
def verify_backup(
    archive: _backups.ArchiveArgument,
    output_format: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
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
        colour = printing.use_colour(sys.stdout, color)
        printing.show(verified_text(result, width=printing.width(), colour=colour))
    printing.finish(found=not result.sound)
