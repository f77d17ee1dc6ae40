"""Apply changes that were written to a file to an application.

The file is one that `diff --format changes` wrote: changes by the ids, names and likeness of things, each with a
reason why it applied or did not. With --patch it is an RFC 6902 patch, as `diff --format patch` writes it, which
fits the one document that it was made from; its test operations are obeyed.

Examples:

  appsmith-transform diff old.json new.json --format changes -o changes.json

  appsmith-transform apply changes.json production.json --dry-run

  appsmith-transform apply --patch patch.json app.json -o new.json
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from ..errors import InputError
from . import _inputs, _porting, options

Changes = Annotated[str, typer.Argument(metavar="CHANGES", help="A file of changes.")]
Onto = Annotated[str, typer.Argument(metavar="TARGET", help="The application that gets the changes.")]


def command(
    changes: Changes,
    onto: Onto,
    patch: Annotated[bool, typer.Option("--patch", help="The file is an RFC 6902 patch.")] = False,
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
    """Apply the changes; the command's help is the docstring of this module."""
    ways = _porting.Ways(
        output, write, dry_run, report, conflicts, resolve, strategy, indent, color, quiet, max_size
    )
    if patch:
        _porting.apply_patch(changes, onto, ways)
        return

    def found() -> Any:
        from ..merging.change_sets import change_set_of

        try:
            read = _inputs.read_input(changes, max_size=max_size)
        except InputError as error:
            if error.message.startswith(f"{changes}: Found a list"):
                error.hint = "A file that `diff --format patch` wrote is applied with --patch."
            raise
        return change_set_of(read.document)

    _porting.carry_over((changes,), onto, found, ways)
