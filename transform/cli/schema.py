"""Print a JSON Schema of exports, partial exports and pages, for editors and generators.

Examples:

  appsmith-transform schema > appsmith.schema.json

  appsmith-transform schema export --target 1.91

  appsmith-transform schema page
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ._streams import write_out


def command(
    of: Annotated[
        Literal["any", "export", "partial", "page"],
        typer.Argument(metavar="[export|partial|page]", help="Of what; by default of any of the three."),
    ] = "any",
    target: Annotated[str, typer.Option(help='The release that reads the file ("1.9.16").')] = "latest",
) -> None:
    """Print the schema; the command's help is the docstring of this module."""
    from ..document.writing import serialize
    from ..validating.json_schema import json_schema

    write_out(serialize(json_schema(of, target), indent=2, final_newline=True))
