"""Set up git so that it shows and merges exported applications by pages, widgets and queries.

Examples:

  appsmith-transform git install

  appsmith-transform git install 'exports/*.json'

  appsmith-transform git install --global

  appsmith-transform git install --print

  appsmith-transform git status
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options, printing
from ._commands import Command, group
from .outputs import claim

if TYPE_CHECKING:
    from ..storage.git_drivers import Installed

app = group(__doc__)

GlobalOption = Annotated[
    bool, typer.Option("--global", help="For all your repositories, not only the one you are in.")
]


@app.command("install", cls=Command)
def install(
    patterns: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATTERN", help="Files, as in .gitattributes; default: *.json", show_default=False
        ),
    ] = None,
    everywhere: GlobalOption = False,
    show: Annotated[
        bool, typer.Option("--print", help="Change nothing; print the settings and lines for .gitattributes.")
    ] = False,
    quiet: options.QuietOption = False,
) -> None:
    """Set up the diff driver, the merge driver and the merge tool.

    Files that are no exports are diffed and merged as before. Settings go into the configuration of the repository,
    patterns into its info/attributes, with --global into your own; nothing else there is touched. Running it again
    replaces the patterns.
    """
    from ..storage import git_drivers

    claim([])
    chosen = tuple(patterns or git_drivers.PATTERNS)
    if show:
        lines = git_drivers.attributes(chosen)
        where = " --global" if everywhere else ""
        commands = [
            f"git config{where} {key} {_quoted(value)}"
            for key, value in git_drivers.settings(git_drivers.program()).items()
        ]
        printing.show("\n".join([*commands, "", "# for .gitattributes:", *lines]))
        return
    scope = git_drivers.scope_of(Path(), is_global=everywhere)
    changed = git_drivers.install(scope, chosen)
    what = "set up" if changed else "set up already"
    printing.say(f"{scope.name}: {what} for {' '.join(chosen)} ({scope.file})", quiet=quiet)


def _quoted(value: str) -> str:
    import shlex

    return shlex.quote(value)


@app.command("uninstall", cls=Command)
def uninstall(everywhere: GlobalOption = False, quiet: options.QuietOption = False) -> None:
    """Remove what `install` has set up, and nothing else."""
    from ..storage import git_drivers

    claim([])
    scope = git_drivers.scope_of(Path(), is_global=everywhere)
    found = git_drivers.uninstall(scope)
    printing.say(f"{scope.name}: {'removed' if found else 'nothing was set up'}", quiet=quiet)


@app.command("status", cls=Command)
def status(output_format: options.TextOrJsonOption = "text", color: options.ColorOption = "auto") -> None:
    """Show what is set up, here and for all your repositories; exit with 1 if neither is complete."""
    from ..errors import InputError
    from ..storage import git_drivers

    claim([])
    scopes = [git_drivers.scope_of(Path(), is_global=True)]
    try:
        scopes.insert(0, git_drivers.scope_of(Path(), is_global=False))
    except InputError:
        printing.say("you are in no repository")
    found = [git_drivers.installed(scope) for scope in scopes]
    if output_format == "json":
        printing.print_json([_as_json(one) for one in found])
    else:
        colour = printing.use_colour(sys.stdout, color)
        printing.show("\n".join(_text(one, colour) for one in found))
    if not any(one.is_complete for one in found):
        raise typer.Exit(printing.FOUND)


def _text(found: Installed, colour: bool) -> str:
    from ..report.painting import painted
    from ..report.text import visible

    if not found.ours and not found.lines and not found.foreign:
        return f"{found.scope.name}: nothing is set up"
    head = "set up" if found.is_complete else "set up in part; run `git install` again"
    shown = painted(head, "good" if found.is_complete else "attention", colour=colour)
    lines = [f"  {key} = {value}" for key, value in found.ours.items()]
    lines += [f"  {key} = {value} (not ours)" for key, value in found.foreign.items()]
    lines += [f"  {found.scope.file}: {line}" for line in found.lines]
    return "\n".join([f"{visible(found.scope.name)}: {shown}", *map(visible, lines)])


def _as_json(found: Installed) -> dict[str, object]:
    return {
        "scope": "global" if found.scope.is_global else "local",
        "complete": found.is_complete,
        "settings": found.ours,
        "foreign": found.foreign,
        "file": str(found.scope.file),
        "attributes": list(found.lines),
    }


@app.command("merge-driver", cls=Command, hidden=True)
def merge_driver(
    base: str,
    ours: str,
    theirs: str,
    marker_size: Annotated[str, typer.Argument()] = "7",
    path: Annotated[str, typer.Argument()] = "",
) -> None:
    """Merge one file for git (%O %A %B %L %P): over OURS, with exit code 1 and markers where it is in conflict."""
    from . import _git_driver

    _git_driver.merge_driver(base, ours, theirs, marker_size, path)


@app.command("mergetool", cls=Command, hidden=True)
def mergetool(base: str, local: str, remote: str, merged: str) -> None:
    """Merge the layout that an unmerged file belongs to, or the export that it is, for `git mergetool`."""
    from . import _git_driver

    _git_driver.mergetool(base, local, remote, merged)
