"""Carry changes over to an application: what `port` and `apply` share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from ..errors import InputError
from ..merging.results import Strategy
from . import _inputs, files, printing
from ._merging import Asked, listed, say_conflicts, say_how_to_answer
from ._reading import read_bytes
from .outputs import claim

if TYPE_CHECKING:
    from .outputs import Outputs


DryRunOption = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Write no application; say what would happen.")
]
ReportOption = Annotated[
    str | None,
    typer.Option("--report", metavar="FILE", help="Write what changes: .html with pictures, .md, .json."),
]
ConflictsOption = Annotated[
    str | None, typer.Option("--conflicts", metavar="FILE", help="Write what clashes to this file.")
]
ResolveOption = Annotated[
    str | None,
    typer.Option("--resolve", metavar="FILE", help="Take the answers to conflicts from this file."),
]
StrategyOption = Annotated[
    Strategy, typer.Option("--strategy", help="Whose version counts: ours is that of TARGET.")
]


class Ways(NamedTuple):
    """What the options of `port` and `apply` ask for."""

    output: str | None
    write: bool
    dry_run: bool
    report: str | None
    conflicts: str | None
    resolve: str | None
    strategy: Strategy
    indent: int | None
    color: str
    quiet: bool
    max_size: int

    def claim(self, reads: Iterable[str], onto: str) -> Outputs:
        """Return the outputs; raises InputError for options that exclude each other."""
        if self.dry_run and (self.write or self.output):
            raise InputError("--dry-run writes no application", hint="Leave out --write and --output.")
        documents = {} if self.dry_run else files.destinations([onto], [onto], self.output, write=self.write)
        return claim(
            (*reads, onto, self.resolve),
            documents=documents,
            report=self.report,
            conflicts=self.conflicts,
            quiet=self.quiet,
        )

    def answers(self) -> dict[str, Any]:
        """Return conflict key -> answer, from the file of --resolve."""
        asked = Asked(self.strategy, self.resolve, self.conflicts, None, False, self.quiet, self.max_size)
        return asked.answers()


def carry_over(reads: tuple[str, ...], onto: str, changes: Callable[[], Any], ways: Ways) -> None:
    """Apply changes to an application, write what was asked for, and exit with 1 if something did not apply."""
    import transform

    outputs = ways.claim(reads, onto)
    found = changes()
    target = _inputs.read_input(onto, max_size=ways.max_size)
    ported = transform.apply_changes(found, target.document, strategy=ways.strategy, answers=ways.answers())
    _write(target, ported.document, outputs, onto, ways)
    if ways.report is not None:
        outputs["report"].write(_report(target, ported.document, ways.report, ported.to_dict()))
    if ways.conflicts is not None:
        outputs["conflicts"].write(listed("conflicts", ported.conflicts))
    printing.say_diagnostics(target.name, ported.diagnostics)
    if not ways.quiet:
        from ..report.ported_text import to_text

        printing.say(to_text(ported, colour=printing.use_colour(sys.stderr, ways.color)))
        told = {one.reason for one in ported.outcomes}
        say_conflicts(one for one in ported.conflicts if one.sentence not in told)
        if ported.conflicts:
            say_how_to_answer(len(ported.conflicts), ways.conflicts, ways.resolve)
    printing.finish(found=any(one.status in ("conflict", "missing") for one in ported.outcomes))


def apply_patch(patch: str, onto: str, ways: Ways) -> None:
    """Apply an RFC 6902 patch to the one document that it fits."""
    from ..document import patch as patches
    from ..report.text import number_of

    if ways.conflicts or ways.resolve or ways.strategy != "ask":
        raise InputError(
            "A patch applies as a whole or not at all", hint="Leave out the options of conflicts."
        )
    outputs = ways.claim((patch,), onto)
    operations = _operations(patch, ways.max_size)
    target = _inputs.read_input(onto, max_size=ways.max_size)
    try:
        result = patches.apply(target.document, operations)
    except InputError as error:
        error.message = f"{patch}: {error.message}"
        raise
    if not isinstance(result, dict):
        raise InputError(f"{patch}: The patch leaves no application")
    _write(target, result, outputs, onto, ways)
    if ways.report is not None:
        outputs["report"].write(_report(target, result, ways.report, {}))
    would = "would be " if ways.dry_run else ""
    printing.say(f"{number_of(len(operations), 'operation')} {would}applied", quiet=ways.quiet)


def _operations(name: str, max_size: int) -> list[Any]:
    import json

    from ..document.decoding import decode, text_of

    try:
        value = json.loads(text_of(decode(read_bytes(name, max_size=max_size))[0]))
    except (ValueError, RecursionError):
        raise InputError(f"{name} is no JSON", hint="Write a patch with `diff --format patch`.") from None
    if not isinstance(value, list):
        raise InputError(
            f"{name} is no RFC 6902 patch, which is a list of operations",
            hint="A file that `diff --format changes` wrote is applied without --patch.",
        )
    return value


def _write(target: _inputs.Input, document: dict[str, Any], outputs: Outputs, onto: str, ways: Ways) -> None:
    if ways.dry_run:
        return
    output = outputs.documents[onto]
    in_place = target.layout is not None and output.name == target.name
    data = b"" if in_place else files.rendered(target, document, indent=ways.indent, sort_keys=False)
    files.deliver(target, document, data, output)


def _report(target: _inputs.Input, document: dict[str, Any], name: str, outcomes: dict[str, Any]) -> bytes:
    """Return what changes in the application: a page with pictures, Markdown, or JSON with all outcomes."""
    import transform

    found = transform.diff(target.document, document)
    suffix = Path(name).suffix.lower()
    if suffix in (".html", ".htm"):
        from ..report.diff.html import to_html

        names = printing.file_name(target.name), f"{printing.file_name(target.name)} with the changes"
        return to_html(found, names, date=printing.today()).encode("utf-8", "backslashreplace")
    if suffix in (".md", ".markdown"):
        from ..report.diff.markdown import to_markdown

        return to_markdown(found).encode("utf-8", "backslashreplace")
    from ..document.writing import serialize
    from ..sanitizing.shown_text import shown_record

    told = dict(outcomes)
    told.pop("conflicts", None)  # their values are not masked; --conflicts writes them
    shown = {**shown_record(told), "diff": transform.diff_report(found, (target.name, target.name))}
    return serialize(shown, indent=2, final_newline=True)
