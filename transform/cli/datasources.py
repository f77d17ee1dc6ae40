"""Show what datasources need, write it as a form, fill an export from one.

Examples:

  appsmith-transform datasources list app.json

  appsmith-transform datasources template app.json -o values.toml

  appsmith-transform datasources fill values.toml app.json -o configured.json

  appsmith-transform datasources fill values.toml app.json --environment staging --write
"""

from __future__ import annotations

import sys
from typing import Annotated, Any, Literal

import typer

from ..errors import InputError, TransformError
from . import _inputs, files, options, printing
from ._commands import Command, group
from ._reading import read_bytes
from ._runs import Run, Way
from .outputs import STANDARD_OUTPUT, Output, claim

app = group(__doc__)

_LARGEST_FORM = 10

InputArgument = Annotated[
    str, typer.Argument(metavar="INPUT", help="An export or a partial export; - for standard input.")
]
InputsArgument = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Exports, partial exports, folders of them; - for standard input."),
]
WriteOption = Annotated[bool, typer.Option("--write", "-w", help="Write the result over the export.")]


@app.command("list", cls=Command)
def list_datasources(
    inputs: InputsArgument,
    output_format: options.TextOrJsonOption = "text",
    check: Annotated[bool, typer.Option("--check", help="Exit 1 unless all are configured.")] = False,
    color: options.ColorOption = "auto",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Show the datasources: who uses them, whether they are configured, what is missing."""
    from ..configuring.overview import Datasource, datasources

    def one(name: str, _output: Output | None) -> tuple[Datasource, ...]:
        return datasources(_inputs.read_input(name, max_size=max_size).document)

    names = files.expand(inputs)
    run = Run(
        names, one, claim(names), Way(), is_found=lambda items: check and not all(one.ready for one in items)
    )
    found = [*run.results()]
    if output_format == "json":
        shown = [{"file": name, "datasources": [item.to_dict() for item in items]} for name, items in found]
        printing.print_json(shown)
    else:
        _print(found, colour=printing.use_colour(sys.stdout, color))
    run.finish()


def _print(found: list[tuple[str, Any]], *, colour: bool) -> None:
    from ..report.datasources_text import datasources_text

    for i, (name, items) in enumerate(found):
        if len(found) > 1:
            printing.show(("\n" if i else "") + f"{name}:")
        printing.show(datasources_text(items, width=printing.width(), colour=colour))


@app.command("template", cls=Command)
def template(
    name: InputArgument,
    output: options.OutputOption = None,
    form: Annotated[
        Literal["toml", "json"], typer.Option("--format", help="What to write; JSON has no comments.")
    ] = "toml",
    environments: Annotated[
        list[str] | None,
        typer.Option(
            "--environment",
            "-e",
            metavar="NAME",
            help="Give this environment its own section; may be repeated.",
        ),
    ] = None,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Write a form of everything that the datasources need; it holds no secrets."""
    from ..configuring.template import datasource_template

    claimed = claim([name], form=output or STANDARD_OUTPUT)["form"]
    document = _inputs.read_input(name, max_size=max_size).document
    text = datasource_template(document, form, environments=environments or ())
    claimed.write(text.encode("utf-8", "surrogatepass"))


@app.command("fill", cls=Command)
def fill(
    form: Annotated[str, typer.Argument(metavar="FORM", help="The filled-in form, TOML or JSON.")],
    name: InputArgument,
    output: options.OutputOption = None,
    write: WriteOption = False,
    environment: Annotated[
        str | None,
        typer.Option("--environment", "-e", metavar="NAME", help="The environment whose section to use."),
    ] = None,
    indent: options.IndentOption = None,
    sort_keys: options.SortKeysOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
    quiet: options.QuietOption = False,
) -> None:
    """Fill in the datasources of an export; the result holds secrets in plain text.

    ${NAME} in the form stands for an environment variable.
    """
    import os

    from ..configuring.configure import configure

    if form == name == "-":
        raise InputError("Standard input cannot be both the form and the export")
    plan = files.destinations([name], [name], output, write=write)
    outputs = claim((form, name), documents=plan, quiet=quiet)
    values = _read_form(form)
    source = _inputs.read_input(name, max_size=max_size)
    try:
        done = configure(source.document, values, environment=environment, variables=os.environ)
    except TransformError as error:
        error.message = f"{printing.shown_name(form)}: {error.message}"
        raise
    data = files.rendered(source, done.document, indent=indent, sort_keys=sort_keys)
    outputs.documents[name].write(data, private=True)
    if not quiet:
        printing.say_diagnostics(source.name, (*source.parsed.diagnostics, *done.diagnostics))


def _read_form(name: str) -> dict[str, Any]:
    """Read a form; JSON when it begins with a brace, else TOML."""
    import tomllib

    data = read_bytes(name, max_size=_LARGEST_FORM)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _read_json(name, data)
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(f"{printing.shown_name(name)} is no UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{printing.shown_name(name)} is no TOML: {error}") from None
    except RecursionError:
        raise InputError(f"{printing.shown_name(name)} is nested too deeply") from None


def _read_json(name: str, data: bytes) -> dict[str, Any]:
    from ..document.reading import read

    try:
        return read(data).document
    except TransformError as error:
        error.message = f"{printing.shown_name(name)}: {error.message}"
        raise
