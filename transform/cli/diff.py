"""Show what changed between two versions, by page, widget and query.

Examples:

  appsmith-transform diff old.json new.json

  appsmith-transform diff old.json new.json --format html -o diff.html

  appsmith-transform diff old.json new.json --format changes -o changes.json

  appsmith-transform diff HEAD~1 HEAD

  appsmith-transform diff main...feature
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from . import _archives, layouts, options, printing
from ._compared import compared
from .outputs import STANDARD_OUTPUT, claim

if TYPE_CHECKING:
    from ..diffing.changes import Diff
    from ..storage.documents import ReadDocument

#: They lead into the whole documents with pointers, or draw pages of which only the settings changed.
_OF_ALL = ("json", "patch", "html")

Before = Annotated[str, typer.Argument(metavar="BEFORE", help="The earlier version; - for standard input.")]
After = Annotated[
    str | None,
    typer.Argument(metavar="AFTER", help="The later version; left out if BEFORE is a range A..B or A...B."),
]
Format = Annotated[
    Literal["text", "markdown", "json", "patch", "changes", "html"],
    typer.Option("--format", help="How to show the changes."),
]
ExitCodeOption = Annotated[
    bool, typer.Option("--exit-code", help="Exit with 1 when they differ, as git diff does.")
]
AllOption = Annotated[bool, typer.Option("--all", help="Show what the server writes by itself, too.")]
FullOption = Annotated[
    bool, typer.Option("--full", help="Show values, and what was added or removed, whole (text, Markdown).")
]
UpgradeOption = Annotated[
    bool | None,
    typer.Option("--upgrade/--no-upgrade", help="Bring both to one version first. Default: if needed."),
]


def command(
    before: Before,
    after: After = None,
    output_format: Format = "text",
    output: options.OutputOption = None,
    exit_code: ExitCodeOption = False,
    everything: AllOption = False,
    full: FullOption = False,
    upgrade: UpgradeOption = None,
    color: options.ColorOption = "auto",
    password_file: _archives.PasswordFileOption = None,
    quiet: options.QuietOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Compare the inputs; the command's help is the docstring of this module."""
    from ..errors import InputError

    before, after = layouts.two_sides(before, after)
    if before == after == "-":
        raise InputError("Only one of the inputs can be standard input", hint="Name a file for the other.")
    claimed = claim((before, after, password_file), quiet=quiet, output=output or STANDARD_OUTPUT)["output"]
    result = compared(
        (before, after),
        max_size=max_size,
        is_whole=output_format in _OF_ALL or upgrade is not None,
        upgrade=upgrade,
        everything=everything,
    )
    old, new, found = result.old, result.new, result.found
    for source in (old, new):
        printing.say_diagnostics(source.name, source.parsed.diagnostics)
    to_terminal = printing.is_coloured(claimed, color)
    if found.upgraded.refused:
        printing.say(f"The versions are compared as they are: {found.upgraded.refused}", quiet=quiet)
    if output_format in ("patch", "changes"):
        printing.say(
            f"The {output_format} hold{'s' * (output_format == 'patch')} the values of AFTER, secrets included;"
            " treat the file like AFTER itself.",
            quiet=quiet,
        )
    in_colour = to_terminal or color == "always"
    data = _rendered(found, old, new, output_format, colour=in_colour, full=full)
    if result.rewritten and output_format in ("text", "markdown"):
        data += _rewritten(result.rewritten).encode()
    if output_format == "text":
        claimed.show(data.decode())
    else:
        claimed.write(data)
    printing.finish(found=exit_code and bool(found))


def _rewritten(count: int) -> str:
    from ..report.status_text import rewritten_files

    return f"\n{rewritten_files(count)}\n"


def _rendered(
    found: Diff, old: ReadDocument, new: ReadDocument, output_format: str, *, colour: bool, full: bool
) -> bytes:
    from ..document.writing import serialize

    names = (old.name, new.name)

    if output_format == "json":
        from ..report.diff.json import diff_report

        return serialize(diff_report(found, names), indent=2, final_newline=True)
    if output_format == "changes":
        from ..merging.change_sets import changes_between

        changes = changes_between(*found.documents).to_dict()
        return serialize(changes, indent=2, final_newline=True)
    if output_format == "patch":
        return serialize(found.patch(), indent=2, final_newline=True)
    if output_format == "html":
        from ..report.diff.html import to_html

        page = to_html(
            found,
            (printing.file_name(names[0]), printing.file_name(names[1])),
            date=printing.today(),
            originals=(old.original, new.original),
        )
        return page.encode("utf-8", "backslashreplace")
    if output_format == "markdown":
        from ..report.diff.markdown import to_markdown

        return to_markdown(found, full=full).encode("utf-8", "backslashreplace")
    from ..report.diff.text import to_text

    return (to_text(found, colour=colour, full=full) + "\n").encode("utf-8", "backslashreplace")
