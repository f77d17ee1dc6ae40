"""Insert a part into an application: a partial export on a page, or pages of another application.

References of the part follow where a name is taken. A Git layout as TARGET is written in place unless -o names a file:
the product refuses to import a file into an application that is connected to Git, so commit the layout and pull.

Examples:

  appsmith-transform insert app.json part.json --page Orders -o app.json

  appsmith-transform insert path/to/layout part.json --page Orders --map-datasource Staging=Production

  appsmith-transform insert app.json other.json --pages 'Admin*' --on-clash replace -o merged.json
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..errors import InputError
from . import _inputs, files, options, printing
from .outputs import claim

if TYPE_CHECKING:
    from ..parts.insert import Inserted

_PLACE = re.compile(r"\s*([0-9]{1,6})\s*,\s*([0-9]{1,6})\s*")

Target = Annotated[str, typer.Argument(metavar="TARGET", help="The application: an export or a Git layout.")]
Part = Annotated[str, typer.Argument(metavar="PART", help="A partial export, or an export with the pages.")]
PageOption = Annotated[
    str | None, typer.Option("--page", metavar="NAME", help="The page that a partial export goes on.")
]
PagesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--pages", metavar="NAME", help="Which pages of a whole PART; may be a pattern. Default: all."
    ),
]
ClashOption = Annotated[
    Literal["rename", "replace", "keep"],
    typer.Option("--on-clash", help="What happens to things whose names are taken."),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option("--map-datasource", metavar="A=B", help="Let queries of A use the application's B."),
]
AtOption = Annotated[
    str | None,
    typer.Option("--at", metavar="COLUMN,ROW", help="Where widgets go. Default: below all others."),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Write nothing; say what would be inserted.")
]


def command(
    into: Target,
    part: Part,
    page: PageOption = None,
    pages: PagesOption = None,
    on_clash: ClashOption = "rename",
    map_datasource: MapOption = None,
    at: AtOption = None,
    output: options.OutputOption = None,
    write: options.WriteOption = False,
    dry_run: DryRunOption = False,
    indent: options.IndentOption = None,
    quiet: options.QuietOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Insert the part; the command's help is the docstring of this module."""
    import transform

    from ..parts.datasource_pairs import datasource_pairs

    place = _place(at)
    if dry_run and (write or output):
        raise InputError("--dry-run writes nothing", hint="Leave out --write and --output.")
    in_place = write or (output is None and not _inputs.may_be_file(into) and _is_layout(into))
    documents = {} if dry_run else files.destinations([into], [into], output, write=in_place)
    outputs = claim((into, part), documents=documents, quiet=quiet)
    given = _inputs.read_input(into, max_size=max_size)
    added = _inputs.read_input(part, max_size=max_size)
    inserted = transform.insert(
        given.document,
        added.document,
        page=page,
        pages=pages or (),
        on_clash=on_clash,
        map_datasources=datasource_pairs(given.document, added.document, map_datasource or ()),
        at=place,
    )
    for source in (given, added):
        printing.say_diagnostics(source.name, source.parsed.diagnostics)
    printing.say_diagnostics(added.name, inserted.diagnostics)
    if not dry_run:
        output_to = outputs.documents[into]
        is_whole = given.layout is None or output_to.name != given.name
        data = files.rendered(given, inserted.document, indent=indent, sort_keys=False) if is_whole else b""
        files.deliver(given, inserted.document, data, output_to)
    _say(inserted, quiet=quiet)


def _is_layout(name: str) -> bool:
    from pathlib import Path

    from ..storage.applications import is_layout

    return Path(name).is_dir() and is_layout(Path(name))


def _say(inserted: Inserted, *, quiet: bool) -> None:
    from ..report.inserted_text import summary

    printing.say(summary(inserted), quiet=quiet)


def _place(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    match = _PLACE.fullmatch(text)
    if match is None:
        raise InputError(f"--at {text} is no place", hint="Write COLUMN,ROW: --at 0,20")
    return int(match[1]), int(match[2])
