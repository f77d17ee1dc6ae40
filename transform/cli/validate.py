"""Say before an import whether a release accepts a file, and what will be broken afterwards.

Examples:

  appsmith-transform validate app.json --target 1.91

  appsmith-transform validate exports/ --format github --ignore AT3

  appsmith-transform validate app.json --workspace workspace.toml

  appsmith-transform validate app.json --fix

  appsmith-transform validate app.json --fix -o repaired.json

  appsmith-transform validate --explain AT501
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from ..errors import InputError, TransformError
from . import files, options, printing

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..report.validated import ValidatedFile
    from ..validating.validation import Validation
    from ..validating.workspace import Workspace

FormatOption = Annotated[
    Literal["text", "json", "sarif", "github"], typer.Option("--format", help="How to print.")
]
Codes = list[str] | None


def command(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Exported applications, folders of them; - for standard input."),
    ] = None,
    target: Annotated[
        str | None, typer.Option(help='The release of the import ("1.9.16"). Default: the newest.')
    ] = None,
    workspace: Annotated[
        str | None, typer.Option(help="A JSON or TOML file: release, plugins, datasources there.")
    ] = None,
    output_format: FormatOption = "text",
    select: Annotated[Codes, typer.Option(help="Report only these codes; AT5 means all AT5xx.")] = None,
    ignore: Annotated[Codes, typer.Option(help="Leave these codes out.")] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Show what can be repaired safely; do it with -o or -w.")
    ] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="Where --fix writes the repaired document.")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", "-w", help="Let --fix repair the files in place.")
    ] = False,
    explain: Annotated[str | None, typer.Option(help="Explain a code.")] = None,
    list_codes: Annotated[bool, typer.Option("--list", help="List all codes.")] = False,
    color: Annotated[Literal["auto", "always", "never"], typer.Option(help="When to colour.")] = "auto",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave out notes and good news.")] = False,
) -> None:
    """Validate the inputs; see the module's docstring for what the command's help says."""
    if explain or list_codes:
        print(_explanation(explain))
        return
    names = files.required(inputs)
    from ..product.releases import LATEST, find

    is_selected = _selection(select, ignore)
    described = _workspace(workspace, max_size)
    release = find(target or (described.release if described else None) or LATEST).name
    repairer = _Repairer(fix, write, output, release, is_selected, max_size, [])
    plan = repairer.plan(names)

    def one(name: str) -> ValidatedFile:
        if (size := files.size_of(name)) > max_size * 2**20:
            return _too_large(name, size, release, max_size)
        data = files.read_bytes(name, max_size=max_size)
        data = repairer.repaired(name, data, plan[name])
        # What is repaired is reported where it was written.
        written = None if name in repairer.unwritten else plan[name]
        shown = written or printing.shown_name(name)
        return _validated(shown, data, release, described, is_selected, max_size, output_format)

    results, refused = files.results(list(plan), one)
    reported = [file for _, file in results]
    _print(reported, output_format, color, quiet)
    if refused or repairer.unwritten:
        raise typer.Exit(printing.REFUSED)
    if any(_is_bad(file.validation) for file in reported):
        raise typer.Exit(printing.FOUND)


def _explanation(code: str | None) -> str:
    from ..validating.codes import catalogue
    from ..validating.codes import explain as explain_code

    if code:
        return explain_code(code)
    return "\n".join(f"{code}  {known.severity:<8} {known.title}" for code, known in catalogue().items())


def _selection(select: Codes, ignore: Codes) -> Callable[[str], bool]:
    from ..validating.codes import is_selected, require_known

    wanted = tuple(code for item in select or () for code in item.split(",") if code)
    unwanted = tuple(code for item in ignore or () for code in item.split(",") if code)
    require_known(wanted + unwanted)
    return lambda code: is_selected(code, wanted, unwanted)


def _workspace(path: str | None, max_size: int) -> Workspace | None:
    if path is None:
        return None
    from ..validating.workspace import read_workspace

    try:
        return read_workspace(files.read_bytes(path, max_size=max_size), toml=path.lower().endswith(".toml"))
    except TransformError as error:
        error.message = f"{path}: {error.message}"
        raise


def _too_large(name: str, size: int, release: str, max_size: int) -> ValidatedFile:
    from ..document.limits import Limits
    from ..report.validated import validated_file
    from ..validating.validation import refused_for_its_size

    return validated_file(name, refused_for_its_size(size, release, Limits(size=max_size * 2**20)))


def _validated(
    name: str,
    data: bytes,
    release: str,
    workspace: Workspace | None,
    is_selected: Callable[[str], bool],
    max_size: int,
    output_format: str,
) -> ValidatedFile:
    import transform

    from ..report.validated import validated_file

    limits = transform.Limits(size=max_size * 2**20)
    found = transform.validate_text(data, release, workspace=workspace, limits=limits)
    text = data.decode("utf-8-sig", "replace") if output_format != "json" else None
    return validated_file(name, found, text).only(is_selected)


class _Repairer(NamedTuple):
    """What --fix, --write and --output ask for."""

    fix: bool
    write: bool
    output: str | None
    release: str
    is_selected: Callable[[str], bool]
    max_size: int
    unwritten: list[str]

    def plan(self, inputs: list[str]) -> dict[str, str | None]:
        """Return input -> where its repaired document goes; None: nowhere."""
        if (self.write or self.output) and not self.fix:
            raise InputError("--write and --output say where repairs go", hint="Add --fix.")
        if self.output == "-":
            raise InputError("Standard output shows the report", hint="Name a file with --output.")
        dry = not (self.write or self.output)
        return files.plan_outputs(inputs, self.output, write=self.write, dry=dry)

    def repaired(self, name: str, data: bytes, target: str | None) -> bytes:
        """Show the repairs of a document and write it; give the bytes that are to be validated.

        What cannot be repaired is told, written nowhere, and validated as it is.
        """
        if not self.fix:
            return data
        from ..report.validation_text import diff_text
        from ..validating.fix import fix

        try:
            source = files.input_of(name, data, max_size=self.max_size)
            _require_plain(source)
            fixed = fix(source.document, self.release, selected=self.is_selected)
        except TransformError as error:
            printing.say_error(_not_repaired(error, printing.shown_name(name)))
            if target is not None:
                self.unwritten.append(name)
            return data
        if fixed.repairs:
            printing.say(diff_text(source.name, fixed))
        if target is None:
            if fixed.repairs:
                printing.say("Nothing was written: add --write, or --output FILE.")
            return data
        result = files.rendered(source, fixed.document, indent=None, sort_keys=False)
        files.write_bytes(result, target)
        return result


def _require_plain(source: files.Input) -> None:
    """Raise InputError for a key that stands twice: its first value would be lost where the rest is written."""
    for note in source.parsed.diagnostics:
        if note.code == "AT101":
            message = f"{note.message.rstrip('.')}; the value that does not count would be lost"
            raise InputError(message, pointer=note.pointer, hint=note.hint)


def _not_repaired(error: TransformError, name: str) -> TransformError:
    reason = error.message.removeprefix(f"{name}: ")
    error.message = f"{name}: not repaired: {reason}"
    return error


def _print(reported: list[ValidatedFile], output_format: str, color: str, quiet: bool) -> None:
    import sys

    from ..report import validation_text

    if output_format == "json":
        printing.print_json(validation_text.to_json(reported))
    elif output_format == "sarif":
        from ..document.writing import serialize
        from ..report.validation_sarif import validations_to_sarif

        files.write_bytes(serialize(validations_to_sarif(reported), indent=2, final_newline=True), None)
    elif output_format == "github":
        from ..report.validation_github import to_github

        if text := to_github(reported):
            print(text)
    else:
        colour = printing.use_colour(sys.stdout, color)
        if text := validation_text.to_text(reported, colour=colour, quiet=quiet):
            print(text)


def _is_bad(validation: Validation) -> bool:
    return not validation.accepted or any(item.severity == "error" for item in validation.diagnostics)
