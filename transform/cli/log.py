"""List who changed which page, widget, query or JS object when: one line for each change.

Marks: A added, D removed, R renamed, V moved, M modified, = nothing in meaning. Commits that only upgrade the layout,
and those that the product makes by itself, are one line.

Examples:

  appsmith-transform log

  appsmith-transform log v1.2..main

  appsmith-transform log -- Home.Table1

  appsmith-transform log main -- "Home > Table1" --format json
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from . import options, printing
from .outputs import claim

if TYPE_CHECKING:
    from ..report.log import Logged
    from ..storage.past.objects import Objects


def command(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REV | A..B] [-- ENTITY]",
            help="Which commits (default: HEAD and all before it), and of what: Page, Page.Widget, a name, an id.",
        ),
    ] = None,
    most: Annotated[
        int | None, typer.Option("--max-count", "-n", min=1, help="Show the changes of so many commits.")
    ] = None,
    output_format: options.TextOrJsonOption = "text",
) -> None:
    """Print the log; the command's help is the docstring of this module."""
    from ..report.log import log_text, log_to_list
    from ..storage.past.objects import Objects

    claim(())
    with Objects(Path()) as objects:
        revision, entity = _asked_for(objects, asked or [])
        entries = _entries(objects, revision, entity)
    if most is not None:
        commits = [*dict.fromkeys(entry.edit.commit.id for entry in entries)][:most]
        entries = [entry for entry in entries if entry.edit.commit.id in commits]
    if output_format == "json":
        printing.print_json(log_to_list(entries))
    else:
        printing.show(log_text(entries))


def _asked_for(objects: Objects, names: list[str]) -> tuple[str, str | None]:
    """Return the revisions and the entity; one name alone is an entity if it is no revision."""
    from ..storage.past.commits import ALL, are_revisions

    if len(names) > 2:
        raise InputError("More than a revision and an entity", hint="Quote a name with spaces.")
    if len(names) == 2:
        return names[0], names[1]
    if not names or names[0] == ALL or are_revisions(objects, names[0]):
        return names[0] if names else "HEAD", None
    return "HEAD", names[0]


def _entries(objects: Objects, revision: str, entity: str | None) -> list[Logged]:
    from ..history.log import log_lines, subject_of
    from ..report.log import Logged
    from ..storage.past.commits import history
    from ..storage.past.edits import edits
    from ..storage.past.layouts import Layouts

    layouts = Layouts(objects)
    found = [
        Logged(edit, tuple(log_lines(edit.changes)))
        for commit in history(objects, revision)
        for edit in edits(layouts, commit)
        if len(commit.parents) < 2 or edit.changes or edit.unread
    ]
    if entity is None:
        return found
    subject = subject_of(entity, (line for entry in found for line in entry.lines))
    parts = (
        Logged(entry.edit, tuple(part for line in entry.lines if (part := subject.part_of(line))), True)
        for entry in found
    )
    kept = [entry for entry in parts if entry.lines]
    if not kept:
        raise InputError(
            f"No commit changed {entity!r}", hint="Name it as Page.Widget, by its name, or its id."
        )
    return kept
