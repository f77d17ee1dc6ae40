"""Say what differs from the last commit in a Git layout, and whether it means anything.

Examples:

  appsmith-transform status

  appsmith-transform status my-app/ --against main

  appsmith-transform status my-app/ --exit-code
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from . import options, printing
from .outputs import claim


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of a layout in a repository; default: this one.")
    ] = Path(),
    against: Annotated[
        str, typer.Option("--against", metavar="REV", help="The revision to compare with.")
    ] = "HEAD",
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 when something differs in meaning.")
    ] = False,
    output_format: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
) -> None:
    """Compare a folder with a revision; see the module's docstring for what the command's help says."""
    from ..report.status_text import status_text, status_to_dict
    from ..storage.status import status_of

    claim([str(folder)])
    found = status_of(folder, against)
    if output_format == "json":
        printing.print_json([{"file": str(folder), **status_to_dict(found)}])
    else:
        printing.show(status_text(found, colour=printing.use_colour(sys.stdout, color)))
    printing.finish(found=exit_code and bool(found.changes))
