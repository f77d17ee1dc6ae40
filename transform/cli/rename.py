"""Rename a widget, query, JS object, page or datasource, and let all references follow.

NAMES are the page, the old name and the new one; for a page, a datasource or what only one page has, just the two
names. A dot leads to a function of a JS object, a column of a table, a tab: Utils.load, Table1.status.

Examples:

  appsmith-transform rename app.json Orders Table1 OrderTable -o app.json

  appsmith-transform rename app.json Orders Utils.load fetchAll --dry-run

  appsmith-transform rename path/to/layout "Page 1" Start --write
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..errors import InputError
from . import _inputs, files, options, printing
from .outputs import claim

if TYPE_CHECKING:
    from ..parts.renamed import Renamed

Names = Annotated[list[str], typer.Argument(metavar="[PAGE] OLD NEW", help="What gets which name.")]
KindOption = Annotated[
    Literal["page", "datasource", "widget", "query", "js_object", "member", "column", "tab"] | None,
    typer.Option("--kind", help="What OLD is, where several things are called so."),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Write nothing; list each place that would change.")
]


def command(
    source: options.InputArgument,
    names: Names,
    output: options.OutputOption = None,
    write: options.WriteOption = False,
    dry_run: DryRunOption = False,
    kind: KindOption = None,
    output_format: options.TextOrJsonOption = "text",
    indent: options.IndentOption = None,
    color: options.ColorOption = "auto",
    quiet: options.QuietOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Rename in the input; the command's help is the docstring of this module."""
    import transform

    page, old, new = _three(names)
    if dry_run and (write or output):
        raise InputError("--dry-run writes nothing", hint="Leave out --write and --output.")
    documents = {} if dry_run else files.destinations([source], [source], output, write=write)
    outputs = claim((source,), documents=documents, quiet=quiet)
    given = _inputs.read_input(source, max_size=max_size)
    try:
        renamed = transform.rename(given.document, page, old, new, kind=kind)
    except InputError as error:
        error.message = f"{given.name}: {error.message}"
        raise
    printing.say_diagnostics(given.name, (*given.parsed.diagnostics, *renamed.diagnostics))
    if dry_run:
        _show(given, renamed, output_format, color)
        return
    in_place = given.layout is not None and outputs.documents[source].name == given.name
    data = b"" if in_place else _rendered(given, renamed, indent)
    files.deliver(given, renamed.document, data, outputs.documents[source])
    if not quiet:
        from ..report.renamed_text import summary

        printing.say(summary(renamed))


def _rendered(given: _inputs.Input, renamed: Renamed, indent: int | None) -> bytes:
    """Return the bytes of the result: those of the file but for the names, where that is possible."""
    from ..document.reading import parse
    from ..document.splicing import Splice, spliced

    if given.layout is None and indent is None and not given.parsed.diagnostics:
        pieces = (
            Splice(one.pointer, one.offset, one.before, one.after, one.is_key) for one in renamed.places
        )
        text = spliced(given.text().decode(), pieces)
        if text is not None and parse(text) == renamed.document:
            return text.encode()
    return files.rendered(given, renamed.document, indent=indent, sort_keys=False)


def _three(names: list[str]) -> tuple[str | None, str, str]:
    if len(names) not in (2, 3):
        raise InputError(
            f"Expected two or three names, found {len(names)}",
            hint='Name the page, the old name and the new one: rename app.json "Page 1" Table1 Orders',
        )
    return (names[0] if len(names) == 3 else None), names[-2], names[-1]


def _show(given: _inputs.Input, renamed: Renamed, output_format: str, color: str) -> None:
    from ..report.renamed_text import to_text

    if output_format == "json":
        printing.print_json([{"input": given.name, **renamed.to_dict()}])
        return
    colour = printing.use_colour(sys.stdout, color)
    printing.show(to_text(given.name, renamed, _lines(given, renamed), colour=colour))


def _lines(given: _inputs.Input, renamed: Renamed) -> dict[tuple[str, int], str]:
    """Return where each place is: path:line:column of the value in a file, of the name in a file of a layout."""
    found = (*renamed.places, *renamed.lookalikes)
    if given.layout:
        places = {(one.pointer, one.offset): given.layout.place(one.pointer, "", one.offset) for one in found}
        return {key: str(place) for key, place in places.items() if place}
    from ..document.decoding import decode, text_of
    from ..document.positions import locate

    text = text_of(decode(given.text())[0])
    located = locate(text, {one.pointer for one in found})
    return {
        (one.pointer, one.offset): f"{given.name}:{at.line}:{at.column}"
        for one in found
        if (at := located.get(one.pointer))
    }
