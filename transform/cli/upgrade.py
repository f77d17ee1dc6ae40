"""Upgrade an application to a later release, as the product does.

Examples:

  appsmith-transform upgrade app.json -o new.json

  appsmith-transform upgrade app.json --target 1.9.16 --report report.md -o new.json

  appsmith-transform upgrade exports/ -o upgraded/
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from ..version import FORMAT_VERSION
from . import _archives, _folders, _inputs, files, layouts, options, printing
from ._results import lines_of_json
from ._runs import Run, Way
from .outputs import STANDARD_OUTPUT, Output, claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..errors import TransformError
    from ..report.upgrade_html import UpgradedFile
    from ..upgrading.engine import Upgraded

ReportOption = Annotated[
    str | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write what was done to this file (missing folders are made): .html gives a page, .md Markdown,"
        " anything else JSON.",
    ),
]


TargetOption = Annotated[
    str,
    typer.Option(
        "--target",
        "--to",
        metavar="RELEASE",
        help='A release ("1.9.16", "latest") or versions ("dsl=57", "dsl=94,server=12,client=2").',
    ),
]
FormatOption = Annotated[
    Literal["text", "jsonl"],
    typer.Option("--format", help="How to print what was done: jsonl gives a line for each input."),
]
CheckOption = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 if other bytes would be written.")
]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Stop where the product's own step fails, instead of going on.")
]
AsProductOption = Annotated[
    bool, typer.Option("--as-product", help="Write all fields as the product's exporter would.")
]


def command(
    context: options.Context,
    inputs: options.InputsArgument = None,
    output: options.OutputOption = None,
    target: TargetOption = "latest",
    check: CheckOption = False,
    write: options.WriteOption = False,
    report: ReportOption = None,
    output_format: FormatOption = "text",
    skip_other: options.SkipOtherOption = False,
    strict: StrictOption = False,
    as_product: AsProductOption = False,
    indent: options.IndentOption = None,
    sort_keys: options.SortKeysOption = False,
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
    quiet: options.QuietOption = False,
) -> None:
    """Upgrade the inputs; the command's help is the docstring of this module."""
    from ..upgrading.targets import target_of

    target_of(target)  # one that does not exist is refused before anything is read
    names = layouts.applications_of(inputs := files.named(inputs, files_from), context.params)
    outputs = claim(
        (*names, password_file, files_from),
        documents={} if check else files.destinations(inputs, names, output, write=write),
        quiet=quiet,
        report=report,
        journal=journal,
        lines=STANDARD_OUTPUT if output_format == "jsonl" else None,
    )
    with_page = report is not None and _is_page(report)
    with_report = "lines" in outputs or (report is not None and not with_page)
    quiet = quiet or "lines" in outputs
    job = _Job(target, strict, as_product, indent, sort_keys, max_size, quiet, with_report, with_page)
    way = Way(jobs, dask, context.params)
    run = Run(names, job.do, outputs, way, is_found=lambda outcome: check and outcome.changed)
    done = _outcomes(run, outputs.files.get("lines"), with_page=with_page)
    reported = [outcome for outcome in done if report]
    if report:
        outputs["report"].write(_render(reported, report))
    run.finish()


def _outcomes(run: Run[_Outcome], lines: Output | None, *, with_page: bool) -> Iterator[_Outcome]:
    """Yield what became of each input as soon as it is done; report those that are refused, and write the `lines`."""
    for name, result in run.each():
        outcome = result if isinstance(result, _Outcome) else _refused(name, result, with_page=with_page)
        if lines:
            lines.write_lines(lines_of_json([outcome.report]))
        yield outcome


class _Outcome(NamedTuple):
    """What became of one input; `report` and `page` are empty where none was asked for."""

    changed: bool
    report: dict[str, Any]
    page: UpgradedFile | None = None


class _Job(NamedTuple):
    """What is done to each input."""

    target: str
    strict: bool
    as_product: bool
    indent: int | None
    sort_keys: bool
    max_size: int
    quiet: bool
    with_report: bool
    with_page: bool

    def do(self, name: str, output: Output | None) -> _Outcome:
        """Upgrade one input and write it; without an output find out whether other bytes would be written."""
        source = _inputs.read_input(name, max_size=self.max_size).released()
        done, document = self._upgraded(source.document)
        is_new = done.document is not source.document
        result = None if output is None and is_new else self._rendered(source, document)
        is_rewritten = not is_new and result != source.text()
        if result is not None and output is not None:
            files.deliver(source, done.document, result, output)
        if not self.quiet:
            _print(source, done, dry=output is None, rewritten=is_rewritten)
        report = _report(source.name, source.document, done) if self.with_report else {}
        page = _page(source.name, source.document, done) if self.with_page else None
        return _Outcome(is_new or is_rewritten, report, page)

    def _upgraded(self, document: dict[str, Any]) -> tuple[Upgraded, dict[str, Any]]:
        import transform

        done = transform.upgrade(document, self.target, strict=self.strict)
        return done, transform.as_product(done.document) if self.as_product else done.document

    def _rendered(self, source: _inputs.Input, document: dict[str, Any]) -> bytes:
        if self.as_product and self.indent is None and not self.sort_keys:
            from ..upgrading.as_product import product_text

            return product_text(document)
        return files.rendered(source, document, indent=self.indent, sort_keys=self.sort_keys)


def _report(name: str, before: dict[str, Any], done: Upgraded) -> dict[str, Any]:
    from ..report.upgrade_report import to_dict

    return to_dict(name, before, done)


def _page(
    name: str, before: dict[str, Any] | None, done: Upgraded | None, error: TransformError | None = None
) -> UpgradedFile:
    from ..report.upgrade_html import UpgradedFile

    return UpgradedFile(printing.file_name(name), before, done, error)


def _is_page(path: str) -> bool:
    return Path(path).suffix.lower() in (".html", ".htm")


def _refused(name: str, error: TransformError, *, with_page: bool) -> _Outcome:
    """Print why an input was refused, and return that as its outcome."""
    from ..report.upgrade_report import refused_to_dict

    printing.say_error(error)
    report = refused_to_dict(printing.shown_name(name), error)
    return _Outcome(False, report, _page(name, None, None, error) if with_page else None)


def _print(source: _inputs.Input, done: Upgraded, *, dry: bool, rewritten: bool) -> None:
    from ..report.upgrade_text import to_text

    width = printing.width()
    printing.say(to_text(source.name, source.document, done, dry=dry, rewritten=rewritten, width=width))
    printing.say_diagnostics(source.name, (*source.parsed.diagnostics, *done.diagnostics))


def _render(outcomes: list[_Outcome], path: str) -> bytes:
    if _is_page(path):
        from ..report.upgrade_html import to_html

        pages = [outcome.page for outcome in outcomes if outcome.page]
        return to_html(pages, date=printing.today()).encode("utf-8", "backslashreplace")
    from ..document.writing import serialize
    from ..report.upgrade_markdown import to_markdown

    reports = [outcome.report for outcome in outcomes]
    if Path(path).suffix.lower() in (".md", ".markdown"):
        return to_markdown(reports).encode()
    return serialize({"format_version": FORMAT_VERSION, "results": reports}, indent=2, final_newline=True)
