"""Check what merge commits did to an application: what they lost, left twice, or brought back.

Examples:

  appsmith-transform merge-check

  appsmith-transform merge-check origin/main..HEAD --format github

  appsmith-transform merge-check --all --report merges.md
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..errors import InputError
from . import _baselines, _selection, options, printing
from ._results import FOR_SERVICES, form_of, lines_of_json, rendered_results, whole_json
from .outputs import Output, claim

if TYPE_CHECKING:
    from ..report.accepted import Accepted
    from ..storage.past.merges import CheckedMerge


ReportOption = Annotated[
    str | None,
    typer.Option("--report", metavar="FILE", help=options.report_help(".md", ".json", ".jsonl", ".sarif")),
]


def command(
    context: options.Context,
    revision: Annotated[
        str | None,
        typer.Argument(
            metavar="REV|A..B",
            help="A merge commit, or all merges of a range. Default: HEAD.",
            show_default=False,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Check the merges of all branches and tags.")] = False,
    report: ReportOption = None,
    output_format: Annotated[
        Literal["text", "json", "jsonl", "markdown", "sarif", "github", "gitlab", "junit"],
        typer.Option("--format", help="The form of the report."),
    ] = "text",
    color: options.ColorOption = "auto",
    select: _selection.SelectOption = None,
    ignore: _selection.IgnoreOption = None,
    baseline: _baselines.BaselineOption = None,
    write_baseline: _baselines.WriteBaselineOption = False,
    explain: _selection.ExplainOption = None,
    list_rules: _selection.ListOption = False,
    quiet: options.QuietOption = False,
) -> None:
    """Check merges; the command's help is the docstring of this module."""
    from ..report.merge_check import damage_rule, merge_check_results, shown_merges

    if every and revision is not None:
        raise InputError("--all takes no revision", hint="Name a revision or a range, or use --all.")
    form = form_of(report, output_format)
    if form == "html":
        raise InputError("There is no page of damaged merges", hint="Take --format markdown.")
    is_selected = _selection.selection(select, ignore, "merge-check")
    outputs = claim([None if write_baseline else baseline], **_baselines.written(context.params))
    accepted = _baselines.accepted_by(baseline, "merge-check", anew=write_baseline)
    merges = [
        replace(merge, findings=tuple(one for one in merge.findings if is_selected(damage_rule(one.kind))))
        for merge in shown_merges(_merges("HEAD" if revision is None else revision, every=every))
    ]
    merges = [_without(merge, accepted) for merge in merges] if accepted else merges
    if write_baseline:
        _baselines.write_accepted(merge_check_results(merges), outputs["baseline"], quiet=quiet)
    else:
        _report(merges, outputs["report"], form, color)
    unchecked = _say(merges, quiet=quiet)
    is_damaged = any(merge.findings for merge in merges)
    printing.finish(refused=bool(unchecked), found=is_damaged and not write_baseline)


def _without(merge: CheckedMerge, accepted: Accepted) -> CheckedMerge:
    """Return a merge without the damage that a baseline accepts."""
    from ..report.merge_check import merge_check_results

    kept = [
        item
        for item in merge.findings
        if all(accepted.kept(merge_check_results([replace(merge, findings=(item,))]).files[0]))
    ]
    return replace(merge, findings=tuple(kept))


def _report(merges: list[CheckedMerge], output: Output, form: str, color: str) -> None:
    from ..report.merge_check import merge_check_text

    if form == "text":
        output.show(merge_check_text(merges, colour=printing.is_coloured(output, color)))
    else:
        output.write(_rendered(merges, form))


def _rendered(merges: list[CheckedMerge], output_format: str) -> bytes:
    from ..report import merge_check

    if output_format in FOR_SERVICES:
        return rendered_results(output_format, merge_check.merge_check_results(merges))
    shown = merge_check.merge_check_to_list(merges)
    return b"".join(lines_of_json(shown)) if output_format == "jsonl" else whole_json(shown)


def _merges(revision: str, *, every: bool) -> list[CheckedMerge]:
    from ..storage.past.commits import ALL, commit_id, history, read_commit
    from ..storage.past.layouts import Layouts
    from ..storage.past.merges import checked
    from ..storage.past.objects import history_of

    with history_of(Path()) as reader:
        if every or ".." in revision:
            commits = [*history(reader, ALL if every else revision)]
        else:
            commits = [one for one in [read_commit(reader, commit_id(reader, revision))] if one is not None]
            if commits and len(commits[0].parents) < 2:
                printing.say(f"{revision} is no merge commit; name one, or a range A..B")
        layouts = Layouts(reader)
        return [checked(layouts, commit) for commit in commits if len(commit.parents) > 1]


def _say(merges: list[CheckedMerge], *, quiet: bool) -> int:
    """Say how many merges were checked, and which could not be; return how many these are."""
    from ..report.text import visible

    unchecked = [merge for merge in merges if merge.unchecked]
    for merge in unchecked:
        printing.say(
            visible(
                f"{merge.commit.id[:12]} cannot be checked: {merge.unchecked}."
                " Get the history with `git fetch --unshallow`."
            )
        )
    damaged = sum(bool(merge.findings) for merge in merges)
    count = len(merges) - len(unchecked)
    printing.say(f"{count} {'merge' if count == 1 else 'merges'} checked, {damaged} damaged", quiet=quiet)
    return len(unchecked)
