"""Check whether a release will import a file, and what will break.

Examples:

  appsmith-transform validate app.json --target 1.91

  appsmith-transform validate exports/ --format github --ignore AT3

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
from . import _archives, _folders, _inputs, files, layouts, options, printing
from ._question import Question
from ._reading import read_bytes
from ._results import FOR_SERVICES, lines_of_json, rendered_results
from ._runs import Run, Way
from ._streams import write_out
from ._validated_files import validated_file
from ._validated_layouts import validated_layout
from .outputs import Output, claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
FormatOption = Annotated[
    Literal["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html"],
    typer.Option("--format", help="How to print."),
]
SelectOption = Annotated[
    list[str] | None, typer.Option(metavar="CODE", help="Report only these codes; AT5 means all AT5xx.")
]
IgnoreOption = Annotated[list[str] | None, typer.Option(metavar="CODE", help="Leave these codes out.")]
FixOption = Annotated[
    bool, typer.Option("--fix", help="Show what can be repaired safely; do it with -o or -w.")
]
OutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where --fix writes the repaired document."),
]
WriteOption = Annotated[bool, typer.Option("--write", "-w", help="Let --fix repair the files in place.")]
ExplainOption = Annotated[str | None, typer.Option(metavar="CODE", help="Explain a code.")]
ListOption = Annotated[bool, typer.Option("--list", help="List all codes.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Leave out notes and good news.")]


def command(
    context: options.Context,
    inputs: InputsArgument = None,
    target: TargetOption = None,
    workspace: WorkspaceOption = None,
    import_as: AsOption = "application",
    output_format: FormatOption = "text",
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    fix: FixOption = False,
    output: OutputOption = None,
    write: WriteOption = False,
    skip_other: options.SkipOtherOption = False,
    explain: ExplainOption = None,
    list_codes: ListOption = False,
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
    if explain or list_codes:
        printing.show(_explanation(explain))
        return
    names = layouts.applications_of(inputs := files.named(inputs, files_from), context.params)
    to = _repaired_files(inputs, names, output, fix=fix, write=write)
    described = _workspace(workspace, max_size)
    question = Question(
        _release(target, described), described, _selection(select, ignore),
        max_size=max_size, output_format=output_format, partial=import_as == "partial",
    )  # fmt: skip
    outputs = claim(
        (*names, workspace, password_file, files_from), documents=to, quiet=quiet, journal=journal
    )

    work = functools.partial(_validated, question=question, fix=fix)
    way = Way(jobs, dask, context.params)
    run = Run(names, work, outputs, way, is_found=_is_bad, is_refused=lambda result: result[1])
    _print((file for _, (file, _) in run.results()), output_format, color, quiet=quiet, every=every)
    run.finish()


def _validated(
    name: str, output: Output | None, *, question: Question, fix: bool
) -> tuple[ValidatedFile, bool]:
    """Validate an input; return also whether it was to be repaired and cannot be."""
    if _inputs.may_be_file(name):
        found, unrepaired = validated_file(name, question, output, fix=fix)
        return found.shown(), unrepaired
    return validated_layout(name, question, output, fix=fix).shown(), False


def _repaired_files(
    names: list[str], inputs: list[str], output: str | None, *, fix: bool, write: bool
) -> dict[str, str | None]:
    """Return input -> where its repaired document goes, nothing where none is to be written."""
    if not (write or output):
        return {}
    if not fix:
        raise InputError("--write and --output say where repairs go", hint="Add --fix.")
    if output == "-":
        raise InputError("Standard output shows the report", hint="Name a file with --output.")
    return files.destinations(names, inputs, output, write=write)


def _release(target: str | None, described: Workspace | None) -> str:
    from ..product.releases import LATEST, find, newest_with

    if target and "=" in target:
        from ..upgrading.targets import target_of

        return newest_with(target_of(target)).name
    return find(target or (described.release if described else None) or LATEST).name


def _explanation(code: str | None) -> str:
    from ..validating.codes import catalogue
    from ..validating.codes import explain as explain_code

    if code:
        return explain_code(code)
    return "\n".join(f"{code}  {known.severity:<8} {known.title}" for code, known in catalogue().items())


def _selection(select: list[str] | None, ignore: list[str] | None) -> Callable[[str], bool]:
    from ..validating.codes import is_selected, require_known

    wanted = tuple(code for item in select or () for code in item.split(",") if code)
    unwanted = tuple(code for item in ignore or () for code in item.split(",") if code)
    require_known(wanted + unwanted)
    return functools.partial(is_selected, select=wanted, ignore=unwanted)


def _workspace(path: str | None, max_size: int) -> Workspace | None:
    if path is None:
        return None
    from ..validating.workspace import read_workspace

    try:
        return read_workspace(read_bytes(path, max_size=max_size), toml=path.lower().endswith(".toml"))
    except TransformError as error:
        error.message = f"{path}: {error.message}"
        raise


def _print(
    found: Iterator[ValidatedFile], output_format: str, color: str, *, quiet: bool, every: bool
) -> None:
    import sys

    from ..report import validation_text

    if output_format == "jsonl":
        for line in lines_of_json(found, validation_text.to_json):
            write_out(line)
        return
    reported = [*found]
    if output_format == "json":
        printing.print_json(validation_text.to_json(reported))
    elif output_format == "sarif":
        from ..document.writing import serialize
        from ..report.validation_sarif import validations_to_sarif

        write_out(serialize(validations_to_sarif(reported), indent=2, final_newline=True))
    elif output_format == "html":
        from ..report.validation_html import to_html

        named = [file._replace(name=printing.file_name(file.name)) for file in reported]
        write_out(to_html(named, date=printing.today()).encode("utf-8", "backslashreplace"))
    elif output_format in FOR_SERVICES:
        from ..report.validation_sarif import validation_results

        write_out(rendered_results(output_format, validation_results(reported), "validate"))
    elif output_format == "github":
        from ..report.validation_github import to_github

        text = to_github(reported)
        write_out(f"{text}\n".encode("utf-8", "backslashreplace") if text else b"")
    else:
        colour = printing.use_colour(sys.stdout, color)
        printing.show(validation_text.to_text(reported, colour=colour, quiet=quiet, every=every))


def _is_bad(result: tuple[ValidatedFile, bool]) -> bool:
    validation = result[0].validation
    return not validation.accepted or any(item.severity == "error" for item in validation.diagnostics)
