"""Put a deleted page, widget, query, JS object or library back, with all that belongs to it.

Without --from the history is searched for the commit that deleted it.

Examples:

  appsmith-transform recover my-app/ "View Tasks" --dry-run

  appsmith-transform recover my-app/ Home.Table1

  appsmith-transform recover my-app/ Home.Table1 --from v1.2

  appsmith-transform recover my-app/ --deleted-by 4f2a91c
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from . import _inputs, options, printing
from .outputs import claim

if TYPE_CHECKING:
    from ..storage.past.recovery import Recovery


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of a layout, which is written to.")
    ],
    wanted: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="What is to come back: a page, Page.Widget, Page.Query, a name, an id.",
            show_default=False,
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="REV", help="A revision, layout or export that has it.")
    ] = None,
    deleted_by: Annotated[
        str | None,
        typer.Option("--deleted-by", metavar="REV", help="Put back everything that this commit deleted."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; say what would come back.")
    ] = False,
    output_format: options.TextOrJsonOption = "text",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Recover something; the command's help is the docstring of this module."""
    from ..report.recovery import recovery_text, recovery_to_dict
    from ..storage.folder_writing import write_folder

    if (wanted is None) is (deleted_by is None) or (deleted_by and source):
        raise InputError("Name what is to come back, or with --deleted-by the commit that deleted it")
    claim([source])
    found = _found(folder, wanted, source, deleted_by, max_size)
    if not dry_run:
        write_folder(folder, found.files, found.change)
    if output_format == "json":
        printing.print_json([{"file": str(folder), **recovery_to_dict(found)}])
    else:
        printing.show(recovery_text(found, is_dry=dry_run))


def _found(
    folder: Path, wanted: str | None, source: str | None, deleted_by: str | None, max_size: int
) -> Recovery:
    from ..storage.past import recovery

    if deleted_by is not None:
        return recovery.recovery_of_commit(folder, deleted_by)
    if source is None:
        return recovery.recovery(folder, wanted or "")
    read = _inputs.read_input(source, max_size=max_size)
    return recovery.recovery_from(
        folder, wanted or "", read.document, read.layout.files if read.layout else {}
    )
