"""Options and arguments that several commands share."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

InputArgument = Annotated[
    str,
    typer.Argument(metavar="INPUT", help="An export, a partial export or a page DSL; - for standard input."),
]
InputsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUT", help="Exports, page DSLs, Git layouts, folders of them, revisions; - for stdin."
    ),
]
WriteOption = Annotated[bool, typer.Option("--write", "-w", help="Write each result over its input.")]
OutputOption = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write; without it standard output."),
]
IndentOption = Annotated[
    int | None,
    typer.Option("--indent", min=0, max=16, help="Spaces per level; 0: one line. Default: as it came."),
]
SortKeysOption = Annotated[bool, typer.Option("--sort-keys", help="Write keys in alphabetical order.")]
SkipOtherOption = Annotated[
    bool,
    typer.Option(
        "--skip-other",
        help="As hooks do: pass over files that hold no Appsmith application; for a file of a Git layout take"
        " all of the layout, as it is staged.",
    ),
]
MaxSizeOption = Annotated[int, typer.Option("--max-size", min=1, help="Largest input in megabytes.")]
FilesFromOption = Annotated[
    str | None,
    typer.Option(
        "--files-from",
        metavar="FILE",
        help="More inputs, one a line or separated by NUL; - for standard input.",
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, help="Processes for several inputs. Default: all cores if several are large."
    ),
]
DaskOption = Annotated[
    str | None,
    typer.Option(
        "--dask", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler, as tcp://HOST:8786."
    ),
]
AllOption = Annotated[bool, typer.Option("--all", help="List everything; else at most 50 lines of text.")]
JournalOption = Annotated[
    str | None,
    typer.Option(
        "--journal",
        metavar="FILE",
        help="Note here what is done; a run with the same journal and options passes over what has not changed.",
    ),
]
ProgressOption = Annotated[
    bool,
    typer.Option(
        "--progress", help="Show files, speed, time left and findings: a bar, or lines if it is no terminal."
    ),
]
Context = typer.Context
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
ColorOption = Annotated[Literal["auto", "always", "never"], typer.Option("--color", help="When to colour.")]

Form = Literal["text", "json", "jsonl", "markdown", "html", "sarif", "github", "gitlab", "junit"]
FormOption = Annotated[Form, typer.Option("--format", help="The form of the report.")]


def report_help(*ends: str) -> str:
    """Return the help of --report in a command whose reports may have names with these ends."""
    return (
        "Write the report to this file instead of printing it. Its name says the form, unless --format does:"
        f" {', '.join(ends)}, .xml (JUnit)."
    )


ReportOption = Annotated[
    str | None,
    typer.Option("--report", metavar="FILE", help=report_help(".html", ".md", ".json", ".jsonl", ".sarif")),
]
TextOrJsonOption = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print.")]

DEFAULT_MAX_SIZE = 150
