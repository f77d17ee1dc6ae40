"""Put a deleted page, widget, query, JS object or library back, with all that belongs to it.

Without --from the history is searched for the commit that deleted it. A backup is searched for every state that it
holds: as it was edited, what was deleted one by one, as it was deployed, a snapshot of the product.

Examples:

  appsmith-transform recover my-app/ "View Tasks" --dry-run

  appsmith-transform recover my-app/ Home.Table1 --from v1.2

  appsmith-transform recover my-app/ --deleted-by 4f2a91c

  appsmith-transform recover app.json "View Tasks" --from backup.tar.gz@Acme/Orders -o recovered.json
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..errors import InputError
from . import _archives, _recovering, options, printing
from .outputs import claim

PresentArgument = Annotated[
    str,
    typer.Argument(
        metavar="APP", help="The folder of a layout, which is written to; or an export, with --from."
    ),
]
NameArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME",
        help="What is to come back: a page, Page.Widget, Page.Query, a name, an id.",
        show_default=False,
    ),
]
FromOption = Annotated[
    list[str] | None,
    typer.Option(
        "--from",
        metavar="SOURCE",
        help="What has it: a revision, layout, export, backup or ARCHIVE@NAME; of several the first that has it.",
    ),
]
DeletedByOption = Annotated[
    str | None,
    typer.Option("--deleted-by", metavar="REV", help="Put back everything that this commit deleted."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Write nothing; say what would come back.")]


def command(
    present: PresentArgument,
    wanted: NameArgument = None,
    sources: FromOption = None,
    deleted_by: DeletedByOption = None,
    output: options.OutputOption = None,
    dry_run: DryRunOption = False,
    output_format: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
    password_file: _archives.PasswordFileOption = None,
) -> None:
    """Recover something; the command's help is the docstring of this module."""
    from ..report.recovery import recovery_text, recovery_to_dict

    if (wanted is None) is (deleted_by is None) or (deleted_by and sources):
        raise InputError("Name what is to come back, or with --deleted-by the commit that deleted it")
    given = sources or []
    is_export = _recovering.is_export(present)
    if is_export and not (given and wanted):
        raise InputError(f"{present} is no folder, so it has no history", hint="Name a source with --from.")
    if output and not is_export:
        raise InputError("--output is for exports", hint="A layout is written into its folder.")
    reads = (present, *given, password_file) if is_export else (*given, password_file)
    outputs = claim(reads, documents={present: output} if is_export and not dry_run else None)
    if is_export:
        found, data = _recovering.in_export(present, wanted or "", given, max_size)
        for one in outputs.documents.values():
            one.write(data)
    else:
        found = _recovering.in_folder(Path(present), wanted, given, deleted_by, max_size)
        if not dry_run:
            _recovering.write(Path(present), found)
    if outputs.take_standard_output:
        colour = printing.use_colour(sys.stderr, color)
        printing.say(recovery_text(found, is_dry=dry_run, colour=colour))
    elif output_format == "json":
        printing.print_json([{"file": present, **recovery_to_dict(found)}])
    else:
        colour = printing.use_colour(sys.stdout, color)
        printing.show(recovery_text(found, is_dry=dry_run, colour=colour))
