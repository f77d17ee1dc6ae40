"""Upgrade an application to a later release, as the product does.

Examples:

  appsmith-transform upgrade app.json -o new.json

  appsmith-transform upgrade app.json --target 1.9.16 --report report.md -o new.json

  appsmith-transform upgrade exports/ -o upgraded/

  appsmith-transform upgrade --check exports/ --format github
"""

from __future__ import annotations

import sys
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from . import _archives, _folders, _inputs, _selection, files, layouts, options, printing
from ._checkout import in_checkout
from ._results import FOR_SERVICES, form_of, lines_of_json, rendered_results, whole_json
from ._runs import Run, Way
from .outputs import STANDARD_OUTPUT, Output, Outputs, claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..diagnostics import Diagnostic
    from ..errors import TransformError
    from ..report.upgrade_html import UpgradedFile
    from ..upgrading.engine import Upgraded
    from ._selection import Selection
    from .options import Form

TargetOption = Annotated[
    str,
    typer.Option(
        "--target",
        "--to",
        metavar="RELEASE",
        help='A release ("1.9.16", "latest") or versions ("dsl=57", "dsl=94,server=12,client=2").',
    ),
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
    report: options.ReportOption = None,
    output_format: options.FormOption = "text",
    select: _selection.SelectOption = None,
    ignore: _selection.IgnoreOption = None,
    explain: _selection.ExplainOption = None,
    list_codes: _selection.ListOption = False,
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
    color: options.ColorOption = "auto",
    quiet: options.QuietOption = False,
) -> None:
    """Upgrade the inputs; the command's help is the docstring of this module."""
    from ..upgrading.targets import target_of

    target_of(target)  # one that does not exist is refused before anything is read
    names = layouts.applications_of(inputs := files.named(inputs, files_from), context.params)
    form = form_of(report, output_format, unknown="json")
    outputs = claim(
        (*names, password_file, files_from),
        documents={} if check else files.destinations(inputs, names, output, write=write),
        quiet=quiet,
        report=report or (STANDARD_OUTPUT if form != "text" else None),
        journal=journal,
    )
    _run(names, _Job.of(context, form), outputs, Way(jobs, dask, context.params), check=check)


def _run(names: list[str], job: _Job, outputs: Outputs, way: Way, *, check: bool) -> None:
    """Do the work on all inputs, write what was done, and end the command."""
    counts = check and job.is_selected("AT200")
    run = Run(names, job.do, outputs, way, is_found=lambda outcome: counts and outcome.changed)
    done = _outcomes(run, job.form)
    if job.form == "jsonl":
        outputs["report"].write_lines(
            lines_of_json(outcome.report for outcome in done), only=outputs.are_reports
        )
    elif "report" in outputs:
        outputs["report"].write(_render([*done], job, check=check))
    else:
        deque(done, maxlen=0)
    run.finish()


def _outcomes(run: Run[_Outcome], form: Form) -> Iterator[_Outcome]:
    """Yield what became of each input as soon as it is done; report those that are refused."""
    for name, result in run.each():
        yield result if isinstance(result, _Outcome) else _refused(name, result, form)


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
    tells: bool  # says what was done: the lines of `--format jsonl` say the same, for programs
    form: Form  # of the report; text is only printed
    is_selected: Selection
    colour: bool

    @classmethod
    def of(cls, context: options.Context, form: Form) -> _Job:
        """Return what the options ask for; raises InputError."""
        given = ("target", "strict", "as_product", "indent", "sort_keys", "max_size")
        return cls(
            **{name: context.params[name] for name in given},
            tells=not context.params["quiet"] and context.params["output_format"] != "jsonl",
            form=form,
            is_selected=_selection.selected(context),
            colour=printing.use_colour(sys.stderr, context.params["color"]),
        )

    def do(self, name: str, output: Output | None) -> _Outcome:
        """Upgrade one input and write it; without an output find out whether other bytes would be written."""
        source = _inputs.read_input(name, max_size=self.max_size).released()
        done, document = self._upgraded(source.document)
        is_new = done.document is not source.document
        result = None if output is None and is_new else self._rendered(source, document)
        is_rewritten = not is_new and result != source.text()
        if result is not None and output is not None:
            files.deliver(source, done.document, result, output)
        if self.tells:
            noticed = [item for item in source.parsed.diagnostics if self.is_selected(item.code)]
            _print(source, done, noticed, dry=output is None, rewritten=is_rewritten, colour=self.colour)
        changed = is_new or is_rewritten
        page = _page(source.name, source.document, done) if self.form == "html" else None
        report = {} if self.form in ("text", "html") else _report(source.name, source.document, done, changed)
        return _Outcome(changed, report, page)

    def _upgraded(self, document: dict[str, Any]) -> tuple[Upgraded, dict[str, Any]]:
        import transform

        done = transform.upgrade(document, self.target, strict=self.strict)
        told = tuple(item for item in done.diagnostics if self.is_selected(item.code))
        done = done if len(told) == len(done.diagnostics) else replace(done, diagnostics=told)
        return done, transform.as_product(done.document) if self.as_product else done.document

    def _rendered(self, source: _inputs.Input, document: dict[str, Any]) -> bytes:
        if self.as_product and self.indent is None and not self.sort_keys:
            from ..upgrading.as_product import product_text

            return product_text(document)
        return files.rendered(source, document, indent=self.indent, sort_keys=self.sort_keys)


def _report(name: str, before: dict[str, Any], done: Upgraded, changed: bool) -> dict[str, Any]:
    from ..report.upgrade_report import to_dict
    from ..sanitizing.shown_text import shown_record

    return shown_record({**to_dict(name, before, done), "changed": changed})


def _page(
    name: str, before: dict[str, Any] | None, done: Upgraded | None, error: TransformError | None = None
) -> UpgradedFile:
    from ..report.upgrade_html import UpgradedFile

    return UpgradedFile(printing.file_name(name), before, done, error)


def _refused(name: str, error: TransformError, form: Form) -> _Outcome:
    """Print why an input was refused, and return that as its outcome."""
    from ..report.upgrade_report import refused_to_dict
    from ..sanitizing.shown_text import shown_record

    printing.say_error(error)
    report = shown_record(refused_to_dict(printing.shown_name(name), error))
    return _Outcome(False, report, _page(name, None, None, error) if form == "html" else None)


def _print(
    source: _inputs.Input,
    done: Upgraded,
    noticed: list[Diagnostic],
    *,
    dry: bool,
    rewritten: bool,
    colour: bool,
) -> None:
    from ..report.upgrade_text import to_text

    width = printing.width()
    printing.say(
        to_text(source.name, source.document, done, dry=dry, rewritten=rewritten, width=width, colour=colour)
    )
    printing.say_diagnostics(source.name, (*noticed, *done.diagnostics))


def _render(outcomes: list[_Outcome], job: _Job, *, check: bool) -> bytes:
    form = job.form
    if form == "html":
        from ..report.upgrade_html import to_html

        pages = [outcome.page for outcome in outcomes if outcome.page]
        return to_html(pages, date=printing.today(), dry=check).encode("utf-8", "backslashreplace")
    reports = [outcome.report for outcome in outcomes]
    if form == "markdown":
        from ..report.upgrade_markdown import to_markdown

        return to_markdown(reports, dry=check).encode()
    if form in FOR_SERVICES:
        from ..report.upgrade_results import upgrade_results

        return rendered_results(
            form, in_checkout(upgrade_results(reports, job.target, job.is_selected, check=check))
        )
    return whole_json(reports)
