"""Show what a file is, which releases made it and which can open it.

Examples:

  appsmith-transform info app.json

  appsmith-transform info old.json new.json --format json
"""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from . import _archives, _folders, _inputs, files, options, printing
from ._runs import Run, Way
from ._streams import write_out
from .outputs import claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..validating.inspection import Info
    from .outputs import Output

FormatOption = Annotated[Literal["text", "json", "jsonl"], typer.Option("--format", help="How to print.")]


def command(
    context: options.Context,
    inputs: options.InputsArgument = None,
    output_format: FormatOption = "text",
    files_from: options.FilesFromOption = None,
    recursive: _folders.RecursiveOption = True,
    include: _folders.IncludeOption = None,
    exclude: _folders.ExcludeOption = None,
    jobs: options.JobsOption = None,
    dask: options.DaskOption = None,
    journal: options.JournalOption = None,
    progress: options.ProgressOption = False,
    password_file: _archives.PasswordFileOption = None,
    color: options.ColorOption = "auto",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Inspect the inputs; the command's help is the docstring of this module."""

    names = files.expand(files.named(inputs, files_from), _folders.Chosen.of(context.params))
    outputs = claim((*names, password_file, files_from), journal=journal)
    work = functools.partial(_inspected, max_size=max_size)
    run = Run(names, work, outputs, Way(jobs, dask, context.params))
    if output_format == "jsonl":
        for line in run.lines(lambda name, info: [_record(printing.shown_name(name), info)]):
            if not write_out(line) and outputs.are_reports:
                break
    else:
        _print(((printing.shown_name(name), info) for name, info in run.results()), output_format, color)
    run.finish()


def _record(name: str, info: Info) -> dict[str, Any]:
    from ..sanitizing.shown_text import shown_record

    return shown_record({"file": name, **info.to_dict()})


def _print(found: Iterator[tuple[str, Info]], output_format: str, color: str) -> None:
    if output_format == "json":
        printing.print_json([{"file": name, **info.to_dict()} for name, info in found])
    elif shown := [*found]:
        from ..report.info_report import info_text

        colour = printing.use_colour(sys.stdout, color)
        printing.show(info_text(shown, width=printing.width(), colour=colour))


def _inspected(name: str, _output: Output | None, *, max_size: int) -> Info:
    from dataclasses import replace

    from ..validating.inspection import inspect

    source = _inputs.read_input(name, max_size=max_size)
    found = inspect(source.document, size=source.size)
    return replace(found, era=source.layout.packed.era) if source.layout else found
