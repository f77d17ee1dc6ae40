"""Show which settings hold, and where each is from.

Settings are options that a project fixes for everybody: in .appsmith-transform.toml, or in pyproject.toml below
[tool.appsmith-transform]. The command line comes before the environment, and that before the file.

Examples:

  appsmith-transform config show

  appsmith-transform config show validate --format json
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import options, printing
from ._commands import Command, group
from .outputs import claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._configured import Configured

app = group(__doc__)


@app.callback()
def _config() -> None:
    """Keep `show` a command of its own; the help is the docstring of this module."""


@app.command("show", cls=Command)
def show(
    context: options.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="COMMAND", help="Show all that may be set for this command.", show_default=False
        ),
    ] = None,
    output_format: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
) -> None:
    """Show what is set; with a command also what its other options are."""
    from ._configured import commands_below, configured

    claim([])
    root: Any = context.find_root()
    found = [one for inner in commands_below(root, names or []) for one in configured(inner)]
    if not names:
        found = [one for one in found if one.source != "default"]
    if output_format == "json":
        printing.print_json([one.to_dict() for one in found])
    elif found:
        from ..report.text import head_style, table

        rows = [("option", "value", "from"), *_rows(found)]
        style_of = head_style if printing.use_colour(sys.stdout, color) else None
        printing.show("\n".join(table(rows, width=printing.width(), style_of=style_of)))
    else:
        printing.show(_nothing(root, names))


def _rows(found: list[Configured]) -> Iterator[tuple[str, ...]]:
    for one in found:
        yield f"{' '.join(one.command)} --{one.option}", one.shown, one.place or one.source


def _nothing(root: Any, names: list[str] | None) -> str:
    from ._settings import settings_file

    if names:
        return f"{' '.join(names)} has no options that may be set"
    file = settings_file(root.params.get("config"), isolated=bool(root.params.get("isolated")))
    where = f"{file.name} sets nothing" if file else "There is no settings file"
    return f"{where}, and the environment sets nothing: the defaults hold"
