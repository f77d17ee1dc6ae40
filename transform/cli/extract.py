"""Take pages, widgets, queries and JS objects out of an application.

The part is a partial export, which `insert` and the product's partial import take; with --as-application it is a
whole application of some pages. Names may be patterns: --page 'Admin*'.

Examples:

  appsmith-transform extract app.json --list

  appsmith-transform extract app.json --page Orders --widget Table1 --with-dependencies -o part.json

  appsmith-transform extract app.json --page 'Admin*' --as-application -o admin.json

  appsmith-transform extract app.json --each page -o pages/
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ..errors import InputError
from . import _inputs, files, options, printing
from .outputs import STANDARD_OUTPUT, claim

if TYPE_CHECKING:
    from ..parts.extract import Extracted


def _names(option: str, what: str) -> Any:
    return typer.Option(option, metavar="NAME", help=f"{what}; may be repeated, and a pattern.")


PageOption = Annotated[list[str] | None, _names("--page", "A page, or the page of what else is named")]
WidgetOption = Annotated[list[str] | None, _names("--widget", "A widget with all inside it")]
QueryOption = Annotated[list[str] | None, _names("--query", "A query or API")]
JsObjectOption = Annotated[list[str] | None, _names("--jsobject", "A JS object with its functions")]
DatasourceOption = Annotated[list[str] | None, _names("--datasource", "A datasource")]
LibraryOption = Annotated[list[str] | None, _names("--library", "A JS library")]
WithDependenciesOption = Annotated[
    bool, typer.Option("--with-dependencies", help="Take what is referred to as well.")
]
AsApplicationOption = Annotated[
    bool, typer.Option("--as-application", help="Make a whole application of the pages.")
]
EachOption = Annotated[
    Literal["page"] | None, typer.Option("--each", help="Write every page to a file of its own.")
]
ListAllOption = Annotated[
    bool, typer.Option("--list", help="List what can be taken, with sizes and what it needs.")
]


def command(
    source: options.InputArgument,
    page: PageOption = None,
    widget: WidgetOption = None,
    query: QueryOption = None,
    jsobject: JsObjectOption = None,
    datasource: DatasourceOption = None,
    library: LibraryOption = None,
    with_dependencies: WithDependenciesOption = False,
    as_application: AsApplicationOption = False,
    each: EachOption = None,
    list_all: ListAllOption = False,
    output: options.OutputOption = None,
    output_format: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
    indent: options.IndentOption = None,
    quiet: options.QuietOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Extract from the input; the command's help is the docstring of this module."""
    import transform

    wanted: dict[str, Any] = {
        "pages": page or (),
        "widgets": widget or (),
        "queries": query or (),
        "js_objects": jsobject or (),
        "datasources": datasource or (),
        "libraries": library or (),
    }
    ways: dict[str, Any] = {"with_dependencies": with_dependencies, "as_application": as_application}
    if list_all:
        claim((source,))
        _list(_inputs.read_input(source, max_size=max_size), output_format, color)
        return
    if each:
        if any(wanted[kind] for kind in wanted if kind != "pages"):
            raise InputError("--each page takes whole pages", hint="Choose among them with --page alone.")
        _split(source, output, wanted, ways, indent=indent, quiet=quiet, max_size=max_size)
        return
    out = claim((source,), quiet=quiet, output=output or STANDARD_OUTPUT)["output"]
    given = _inputs.read_input(source, max_size=max_size)
    extracted = _named(given, lambda: transform.extract(given.document, **wanted, **ways))
    out.write(files.rendered(given, extracted.document, indent=indent, sort_keys=False))
    _tell(given, extracted, quiet=quiet)


def _named(given: _inputs.Input, work: Any) -> Any:
    """Do something with an input; errors name it."""
    try:
        return work()
    except InputError as error:
        error.message = f"{given.name}: {error.message}"
        raise


def _tell(given: _inputs.Input, extracted: Extracted, *, quiet: bool) -> None:
    from ..report.extracted_text import summary

    printing.say_diagnostics(given.name, given.parsed.diagnostics)
    printing.say(summary(extracted), quiet=quiet)


def _split(
    source: str,
    folder: str | None,
    wanted: dict[str, Any],
    ways: dict[str, Any],
    *,
    indent: int | None,
    quiet: bool,
    max_size: int,
) -> None:
    """Write every page to a file in a folder, which is made if absent."""
    import transform

    from ..parts.file_names import file_names
    from ..parts.inventory import Inventory
    from ..parts.selection import matching
    from ..sanitizing.shown_text import shown_text

    if folder in (None, STANDARD_OUTPUT):
        raise InputError("--each page needs a folder for the parts", hint="Name one with --output.")
    claim((source,))
    given = _inputs.read_input(source, max_size=max_size)
    inventory = Inventory(given.document)
    chosen = _named(given, lambda: matching("page", wanted["pages"] or ["*"], inventory.pages))
    names = file_names(name for name in inventory.pages if name in chosen)
    if not names:
        raise InputError(f"{given.name}: The application has no pages")
    paths: dict[str, Any] = {f"part {page}": str(Path(folder or "") / name) for page, name in names.items()}
    outputs = claim((source,), quiet=quiet, **paths)
    for page in names:
        extracted = transform.extract(given.document, pages=[page], **ways)
        data = files.rendered(given, extracted.document, indent=indent, sort_keys=False)
        outputs[f"part {page}"].write(data)
        printing.say(shown_text(f"{paths[f'part {page}']}: {page}"), quiet=quiet)


def _list(given: _inputs.Input, output_format: str, color: str) -> None:
    from ..parts.listing import listed
    from ..report.extracted_text import listing

    rows = _named(given, lambda: listed(given.document))
    if output_format == "json":
        printing.print_json([{"input": given.name, "parts": [row.to_dict() for row in rows]}])
    else:
        printing.show(listing(rows, colour=printing.use_colour(sys.stdout, color)))
