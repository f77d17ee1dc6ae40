"""Check whether a release will import a file, and what will break.

Examples:

  appsmith-transform validate app.json --target 1.91

  appsmith-transform validate exports/ --format github --ignore AT3

  appsmith-transform validate exports/ --report validation.html

  appsmith-transform validate app.json --workspace workspace.toml

  appsmith-transform validate app.json --fix

  appsmith-transform validate app.json --fix -o repaired.json

  appsmith-transform validate --explain AT501
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..errors import InputError, TransformError
from . import _archives, _baselines, _folders, _inputs, _selection, files, layouts, options, printing
from ._checkout import in_checkout
from ._question import Question
from ._reading import read_bytes
from ._results import FOR_SERVICES, form_of, rendered_results, whole_json
from ._runs import Run, Way
from ._validated_files import validated_file
from ._validated_layouts import validated_layout
from .outputs import Output, Outputs, claim

if TYPE_CHECKING:
    from ..report.validated import ValidatedFile
    from ..validating.workspace import Workspace

InputsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="Exported applications, folders of them; - for standard input."),
]
TargetOption = Annotated[
    str | None,
    typer.Option(
        "--target",
        "--to",
        metavar="RELEASE",
        help='The release of the import ("1.9.16"), or the newest with versions ("dsl=57"). Default: the newest.',
    ),
]
WorkspaceOption = Annotated[
    str | None, typer.Option(metavar="FILE", help="A JSON or TOML file: release, plugins, datasources there.")
]
AsOption = Annotated[
    Literal["application", "partial"],
    typer.Option("--as", help="Import a whole application, or a partial export into a page."),
]
FixOption = Annotated[
    bool, typer.Option("--fix", help="Show what can be repaired safely; do it with -o or -w.")
]
OutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where --fix writes the repaired document."),
]
WriteOption = Annotated[bool, typer.Option("--write", "-w", help="Let --fix repair the files in place.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Leave out notes and good news.")]


def command(
    context: options.Context,
    inputs: InputsArgument = None,
    target: TargetOption = None,
    workspace: WorkspaceOption = None,
    import_as: AsOption = "application",
    report: options.ReportOption = None,
    output_format: options.FormOption = "text",
    select: _selection.SelectOption = None,
    ignore: _selection.IgnoreOption = None,
    fix: FixOption = False,
    output: OutputOption = None,
    write: WriteOption = False,
    baseline: _baselines.BaselineOption = None,
    write_baseline: _baselines.WriteBaselineOption = False,
    skip_other: options.SkipOtherOption = False,
    explain: _selection.ExplainOption = None,
    list_codes: _selection.ListOption = False,
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
    quiet: QuietOption = False,
) -> None:
    """Validate the inputs; the command's help is the docstring of this module."""
    names = layouts.applications_of(inputs := files.named(inputs, files_from), context.params)
    outputs = claim(
        (*names, workspace, password_file, files_from, None if write_baseline else baseline),
        documents=_repaired_files(inputs, names, output, fix=fix, write=write),
        quiet=quiet,
        **_baselines.written(context.params),
        journal=journal,
    )
    question = _question(context)
    work = functools.partial(_validated, question=question, fix=fix)
    way = Way(jobs, dask, context.params)
    run = Run(names, work, outputs, way, is_found=_is_bad, is_refused=lambda result: result[1])
    _report(run, outputs, question.output_format, color, quiet=quiet, every=every)
    run.finish(accepted=write_baseline)


def _question(context: options.Context) -> Question:
    """Return what the options ask of every input; raises InputError."""
    given = context.params
    described = _workspace(given["workspace"], given["max_size"])
    return Question(
        _release(given["target"], described),
        described,
        _selection.selected(context),
        max_size=given["max_size"],
        output_format=form_of(given["report"], given["output_format"]),
        partial=given["import_as"] == "partial",
        accepted=_baselines.accepted_by(given["baseline"], "validate", anew=given["write_baseline"]),
    )


def _validated(
    name: str, output: Output | None, *, question: Question, fix: bool
) -> tuple[ValidatedFile, bool]:
    """Validate an input; return also whether it was to be repaired and cannot be."""
    if _inputs.may_be_file(name):
        found, unrepaired = validated_file(name, question, output, fix=fix)
        return question.shown(found), unrepaired
    return question.shown(validated_layout(name, question, output, fix=fix)), False


def _repaired_files(
    names: list[str], inputs: list[str], output: str | None, *, fix: bool, write: bool
) -> dict[str, str | None]:
    """Return input -> where its repaired document goes, nothing where none is to be written."""
    if not (write or output):
        return {}
    if not fix:
        raise InputError("--write and --output say where repairs go", hint="Add --fix.")
    return files.destinations(names, inputs, output, write=write)


def _release(target: str | None, described: Workspace | None) -> str:
    from ..product.releases import LATEST, find, newest_with

    if target and "=" in target:
        from ..upgrading.targets import target_of

        return newest_with(target_of(target)).name
    return find(target or (described.release if described else None) or LATEST).name


def _workspace(path: str | None, max_size: int) -> Workspace | None:
    if path is None:
        return None
    from ..validating.workspace import read_workspace

    try:
        return read_workspace(read_bytes(path, max_size=max_size), toml=path.lower().endswith(".toml"))
    except TransformError as error:
        error.message = f"{path}: {error.message}"
        raise


def _report(
    run: Run[tuple[ValidatedFile, bool]],
    outputs: Outputs,
    output_format: str,
    color: str,
    *,
    quiet: bool,
    every: bool,
) -> None:
    """Do the work on all inputs, and write the baseline that accepts what is reported, or else the report."""
    found = (file for _, (file, _) in run.results())
    if "baseline" in outputs:
        from ..report.validation_results import validation_results

        results = in_checkout(validation_results([*found]))
        _baselines.write_accepted(results, outputs["baseline"], quiet=quiet)
        return
    output = outputs["report"]
    colour = printing.is_coloured(output, color)
    every = every or not output.is_standard_output
    if output_format == "jsonl":
        from ..report.validation_text import to_json

        output.write_lines(run.lines(lambda _, result: to_json([result[0]])), only=outputs.are_reports)
        return
    reported = [*found]
    if output_format == "text":
        from ..report.validation_text import to_text

        output.show(to_text(reported, colour=colour, quiet=quiet, every=every))
    else:
        output.write(_rendered(reported, output_format, every=every))


def _rendered(reported: list[ValidatedFile], output_format: str, *, every: bool) -> bytes:
    from ..report import validation_text

    if output_format == "html":
        from ..report.validation_html import to_html

        named = [file._replace(name=printing.file_name(file.name)) for file in reported]
        return to_html(named, date=printing.today()).encode("utf-8", "backslashreplace")
    if output_format in FOR_SERVICES:
        from ..report.validation_results import validation_results

        return rendered_results(output_format, in_checkout(validation_results(reported)), every=every)
    return whole_json(validation_text.to_json(reported))


def _is_bad(result: tuple[ValidatedFile, bool]) -> bool:
    validation = result[0].validation
    return not validation.accepted or any(item.severity == "error" for item in validation.diagnostics)
