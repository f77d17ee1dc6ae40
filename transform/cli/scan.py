"""Find secrets in applications, wherever people typed them.

Examples:

  appsmith-transform scan app.json

  appsmith-transform scan exports/ --report findings.sarif

  appsmith-transform scan exports/ --ignore configured-field --format markdown

  appsmith-transform scan app.json --baseline accepted.json --write-baseline

  appsmith-transform scan app.json --baseline accepted.json

  appsmith-transform scan --history main..feature
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated

import typer

from . import _archives, _baselines, _folders, _secrets, _selection, files, layouts, options, printing
from ._results import form_of, lines_of_json
from ._runs import Run, Way
from .outputs import Output, claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..report.findings import FoundFile

HistoryOption = Annotated[
    str | None,
    typer.Option(
        "--history", metavar="A..B", help="Scan all that the commits of a range brought, removed or not."
    ),
]


def command(
    context: options.Context,
    inputs: options.InputsArgument = None,
    policy: _secrets.PolicyOption = None,
    report: options.ReportOption = None,
    output_format: options.FormOption = "text",
    select: _selection.SelectOption = None,
    ignore: _selection.IgnoreOption = None,
    history: HistoryOption = None,
    baseline: _baselines.BaselineOption = None,
    write_baseline: _baselines.WriteBaselineOption = False,
    skip_other: options.SkipOtherOption = False,
    explain: _selection.ExplainOption = None,
    list_rules: _selection.ListOption = False,
    key: _secrets.KeyOption = "",
    color: options.ColorOption = "auto",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
    files_from: options.FilesFromOption = None,
    recursive: _folders.RecursiveOption = True,
    include: _folders.IncludeOption = None,
    exclude: _folders.ExcludeOption = None,
    jobs: options.JobsOption = None,
    dask: options.DaskOption = None,
    journal: options.JournalOption = None,
    progress: options.ProgressOption = False,
    password_file: _archives.PasswordFileOption = None,
    every: options.AllOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Scan the inputs; the command's help is the docstring of this module."""
    has_inputs = inputs or files_from or not history
    names = layouts.inputs_of(files.named(inputs, files_from), context.params) if has_inputs else []
    outputs = claim(
        (*names, password_file, files_from, *_secrets.files_read(policy, baseline, anew=write_baseline)),
        quiet=quiet,
        **_baselines.written(context.params),
        journal=journal,
    )
    search = _secrets.search_for(context, form_of(report, output_format))
    way = Way(jobs, dask, context.params)
    run = Run(names, functools.partial(_scanned, search=search), outputs, way, is_found=_counts)
    reported = _reported(run, history, search)
    if write_baseline:
        _secrets.write_baseline([*reported], outputs["baseline"], key, quiet=quiet)
    elif search.output_format == "jsonl":
        outputs["report"].write_lines(_lines(run, history, search), only=outputs.are_reports)
    else:
        _print(reported, outputs["report"], search.output_format, color, quiet=quiet, every=every)
    run.finish(accepted=write_baseline)


def _reported(
    run: Run[FoundFile | None], history: str | None, search: _secrets.Search
) -> Iterator[FoundFile]:
    """Yield what was found in each input that was not passed over, then in a history."""
    for _, file in run.results():
        if file is not None:
            yield file
    if history:
        yield _in_history(run, history, search)


def _lines(run: Run[FoundFile | None], history: str | None, search: _secrets.Search) -> Iterator[bytes]:
    """Yield a line of JSON for each input that was not passed over, then for a history."""
    from ..report.findings import to_json

    yield from run.lines(lambda _, file: to_json([file] if file is not None else []))
    if history:
        yield from lines_of_json([_in_history(run, history, search)], to_json)


def _scanned(name: str, _output: Output | None, *, search: _secrets.Search) -> FoundFile | None:
    """Scan an input; None for one that is passed over."""
    import transform

    from ..storage.applications import PackageError

    try:
        source = search.read(name)
    except PackageError:
        from ._history import found_in_package

        return found_in_package(name, search)
    if source is None:
        return None
    return search.found(source, transform.scan(source.document, search.rules.of(source), key=search.key))


def _counts(file: FoundFile | None) -> bool:
    return file is not None and _secrets.counts(file)


def _in_history(run: Run[FoundFile | None], revisions: str, search: _secrets.Search) -> FoundFile:
    from ._history import found_in_history

    found = found_in_history(revisions, search)
    run.judge(found)
    return found


def _print(
    reported: Iterator[FoundFile], output: Output, output_format: str, color: str, *, quiet: bool, every: bool
) -> None:
    shown = [file for file in reported if file.findings or not (quiet and output_format == "text")]
    colour = printing.is_coloured(output, color)
    every = every or not output.is_standard_output
    if output_format == "text":
        from ..report.findings import to_text

        output.show(to_text(shown, colour=colour, every=every))
    else:
        output.write(_secrets.rendered(shown, output_format, every=every))
