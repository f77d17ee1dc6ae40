"""Print a JSON Schema of exports, partial exports, pages, and of the files of a merge, for editors and generators.

Examples:

  appsmith-transform schema > appsmith.schema.json

  appsmith-transform schema export --target 1.91

  appsmith-transform schema page

  appsmith-transform schema conflicts
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ._streams import write_out


def command(
    of: Annotated[
        Literal["any", "export", "partial", "page", "conflicts", "decisions"],
        typer.Argument(
            metavar="KIND",
            help="export, partial, page, conflicts or decisions; by default any of the first three.",
        ),
    ] = "any",
    target: Annotated[
        str, typer.Option(metavar="RELEASE", help='The release that reads the file ("1.9.16").')
    ] = "latest",
) -> None:
    """Print the schema; the command's help is the docstring of this module."""
    from ..document.writing import serialize

    if of == "conflicts" or of == "decisions":
        from ..merging.schema import merge_schema

        schema = merge_schema(of)
    else:
        from ..validating.json_schema import json_schema

        schema = json_schema(of, target)
    write_out(serialize(schema, indent=2, final_newline=True))
