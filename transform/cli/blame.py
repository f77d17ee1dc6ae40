"""Show which commit each property of a page, widget, query or JS object is from.

A commit in which the product only upgraded the layout is no edit. Properties that the editor computes are left out.

Examples:

  appsmith-transform blame my-app/ Home.Table1

  appsmith-transform blame my-app/ Home.Table1.tableData

  appsmith-transform blame . "Home > Get_Users" --format json
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from . import options, printing
from .outputs import claim


def command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a layout in a repository.")],
    wanted: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Page.Widget, Page.Query, Page ..., and a .property if wanted."),
    ],
    output_format: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
) -> None:
    """Print whom properties are from; the command's help is the docstring of this module."""
    from ..report.blame import blame_text, blame_to_dict
    from ..storage.past.blame import blame

    claim([str(folder)])
    found = blame(folder, wanted)
    if output_format == "json":
        printing.print_json([blame_to_dict(found)])
    else:
        printing.show(blame_text(found, colour=printing.use_colour(sys.stdout, color)))
