"""Carry what changed between two versions of an application over to a copy of it.

This is a three-way merge with FROM_BEFORE as the common version: what TARGET has of its own stays. The copy may have
other ids, as one that was imported anew: pages, queries and widgets are then found by name and likeness.

Examples:

  appsmith-transform port staging-old.json staging.json --onto production.json --dry-run

  appsmith-transform port staging-old.json staging.json --onto production.json --page Orders -o new.json

  appsmith-transform port v1.0 main --onto path/to/layout --write --conflicts conflicts.json
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from . import _porting, layouts, options

Before = Annotated[str, typer.Argument(metavar="FROM_BEFORE", help="The version before the changes.")]
After = Annotated[str, typer.Argument(metavar="FROM_AFTER", help="The version with the changes.")]


def command(
    before: Before,
    after: After,
    onto: Annotated[
        str, typer.Option("--onto", metavar="TARGET", help="The application that gets the changes.")
    ],
    page: Annotated[
        list[str] | None,
        typer.Option("--page", metavar="NAME", help="Only what changed on this page; may be repeated."),
    ] = None,
    output: options.OutputOption = None,
    write: options.WriteOption = False,
    dry_run: _porting.DryRunOption = False,
    report: _porting.ReportOption = None,
    conflicts: _porting.ConflictsOption = None,
    resolve: _porting.ResolveOption = None,
    strategy: _porting.StrategyOption = "ask",
    indent: options.IndentOption = None,
    color: options.ColorOption = "auto",
    quiet: options.QuietOption = False,
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Port the changes; the command's help is the docstring of this module."""
    ways = _porting.Ways(
        output, write, dry_run, report, conflicts, resolve, strategy, indent, color, quiet, max_size
    )

    def changes() -> Any:
        import transform

        old, new = layouts.read_two((before, after), max_size=max_size)
        return transform.changes_between(old.document, new.document, tuple(page or ()))

    _porting.carry_over((before, after), onto, changes, ways)
