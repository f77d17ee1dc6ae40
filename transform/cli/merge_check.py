"""Check what merge commits did to an application: what they lost, left twice, or brought back.

Examples:

  appsmith-transform merge-check

  appsmith-transform merge-check origin/main..HEAD --format github

  appsmith-transform merge-check --all
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..errors import InputError
from . import options, printing
from ._streams import write_out
from .outputs import claim

if TYPE_CHECKING:
    from ..storage.past.merges import CheckedMerge


def command(
    revision: Annotated[
        str | None,
        typer.Argument(
            metavar="REV|A..B",
            help="A merge commit, or all merges of a range. Default: HEAD.",
            show_default=False,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Check the merges of all branches and tags.")] = False,
    output_format: Annotated[
        Literal["text", "json", "sarif", "github"], typer.Option("--format", help="How to print.")
    ] = "text",
    color: options.ColorOption = "auto",
    quiet: options.QuietOption = False,
) -> None:
    """Check merges; the command's help is the docstring of this module."""
    from ..document.writing import serialize
    from ..report import merge_check

    if every and revision is not None:
        raise InputError("--all takes no revision", hint="Name a revision or a range, or use --all.")
    claim(())
    merges = _merges("HEAD" if revision is None else revision, every=every)
    damaged = [merge for merge in merges if merge.findings]
    if output_format == "json":
        printing.print_json(merge_check.merge_check_to_list(merges))
    elif output_format == "sarif":
        write_out(serialize(merge_check.merge_check_to_sarif(damaged), indent=2, final_newline=True))
    elif output_format == "github":
        printing.show(merge_check.merge_check_to_github(damaged))
    else:
        colour = printing.use_colour(sys.stdout, color)
        printing.show(merge_check.merge_check_text(damaged, colour=colour))
    unchecked = _say(merges, quiet=quiet)
    printing.finish(refused=bool(unchecked), found=bool(damaged))


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
