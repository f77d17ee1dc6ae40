"""Merge two versions of an application that come from one.

BASE, OURS and THEIRS are exports, Git layouts or revisions (REV, REV:PATH). The result is an export, or the tree of a
layout where --output is a folder. It may be written over OURS (-o OURS), as the merge drivers of git do; no other
input is ever written over.

Two revisions A and B are not merged but compared: what merging B into A would do.

With --continue, the merge, rebase, cherry-pick or revert that git has stopped in is finished: all layouts of the
repository are merged as applications and staged. BASE is a folder of the repository then, or left out.

Examples:

  appsmith-transform merge base.json ours.json theirs.json -o merged.json --conflicts conflicts.json

  appsmith-transform merge base.json ours.json theirs.json --resolve conflicts.json -o merged.json

  appsmith-transform merge v1.0:apps/shop shop/ feature:apps/shop -o shop/

  appsmith-transform merge main feature --format markdown

  appsmith-transform merge --continue --conflicts conflicts.json
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from ..errors import InputError
from ..merging.results import Strategy
from . import options

Base = Annotated[
    str | None,
    typer.Argument(metavar="BASE", help="The version that both sides come from.", show_default=False),
]
Ours = Annotated[
    str | None,
    typer.Argument(metavar="OURS", help="Our version; the result has its style.", show_default=False),
]
Theirs = Annotated[
    str | None, typer.Argument(metavar="THEIRS", help="The other version.", show_default=False)
]

ConflictsOption = Annotated[
    str | None, typer.Option("--conflicts", metavar="FILE", help="Write what clashes to this file, as JSON.")
]
DecisionsOption = Annotated[
    str | None, typer.Option("--decisions", metavar="FILE", help="Write what was settled, and why, as JSON.")
]
ResolveOption = Annotated[
    str | None,
    typer.Option("--resolve", metavar="FILE", help="Take the answers to conflicts from this file."),
]
StrategyOption = Annotated[
    Strategy, typer.Option("--strategy", help="Whose version counts where both changed one thing.")
]
ReportOption = Annotated[
    str | None,
    typer.Option("--report", metavar="FILE", help="Write what comes in: .html with pictures, .md, .json."),
]
ContinueOption = Annotated[
    bool, typer.Option("--continue", help="Finish the merge that git has stopped in, and stage it.")
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="With --continue: over changes that nobody committed, too.")
]
FormatOption = Annotated[
    Literal["text", "markdown", "json", "html"],
    typer.Option("--format", help="How to show what merging A and B would do."),
]
LayoutUpgradeOption = Annotated[
    bool, typer.Option("--layout-upgrade", help="Rewrite a layout of an old file format in the newest one.")
]


def command(
    base: Base = None,
    ours: Ours = None,
    theirs: Theirs = None,
    output: options.OutputOption = None,
    conflicts: ConflictsOption = None,
    decisions: DecisionsOption = None,
    report: ReportOption = None,
    resolve: ResolveOption = None,
    strategy: StrategyOption = "ask",
    go_on: ContinueOption = False,
    force: ForceOption = False,
    output_format: FormatOption = "text",
    layout_upgrade: LayoutUpgradeOption = False,
    indent: options.IndentOption = None,
    color: options.ColorOption = "auto",
    quiet: options.QuietOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Merge the inputs; see the module's docstring for what the command's help says."""
    from . import _merging

    asked = _merging.Asked(strategy, resolve, conflicts, decisions, layout_upgrade, quiet, max_size, report)
    if report is not None and (go_on or theirs is None):
        raise InputError("--report is about a merge of BASE, OURS and THEIRS", hint="Use --format with -o.")
    if go_on:
        from ._merge_continue import continue_merge

        if ours is not None or output is not None:
            raise InputError("--continue takes a folder of the repository at most, and no --output")
        continue_merge(base or ".", asked, force=force)
    elif base is None or ours is None:
        raise InputError(
            "There is nothing to merge", hint="Name BASE OURS THEIRS, two revisions, or use --continue."
        )
    elif theirs is None:
        from ._merge_report import report_merge

        report_merge(base, ours, asked, output=output, output_format=output_format, color=color)
    else:
        _merging.merge_three(base, ours, theirs, asked, output=output, indent=indent)
