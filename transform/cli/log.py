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

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from . import options, printing
from .outputs import claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..report.log import Logged
    from ..storage.object_reader import ObjectReader


def command(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REV|A..B -- ENTITY",
            help="Which commits (default: HEAD and all before it), and of what: Page, Page.Widget, a name, an id.",
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="The commits of all branches and tags.")] = False,
    most: Annotated[
        int | None, typer.Option("--max-count", "-n", min=1, help="Show the changes of so many commits.")
    ] = None,
    output_format: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
) -> None:
    """Print the log; the command's help is the docstring of this module."""
    from ..report.log import log_text, log_to_list
    from ..storage.past.objects import history_of

    claim(())
    with history_of(Path()) as reader:
        revision, entity = _asked_for(reader, asked or [], every=every)
        found = _first(_entries(reader, revision), None if entity else most)
        entries = [*_first(_parts_of(entity, [*found]), most)] if entity is not None else [*found]
    if output_format == "json":
        printing.print_json(log_to_list(entries))
    else:
        printing.show(log_text(entries, colour=printing.use_colour(sys.stdout, color)))


def _asked_for(reader: ObjectReader, names: list[str], *, every: bool) -> tuple[str, str | None]:
    """Return the revisions and the entity; one name alone is an entity if it is no revision."""
    from ..storage.past.commits import ALL, are_revisions

    if len(names) > 2 - every:
        raise InputError("More than a revision and an entity", hint="Quote a name with spaces.")
    if every:
        return ALL, names[0] if names else None
    if len(names) == 2:
        return names[0], names[1]
    if not names or ".." in names[0] or are_revisions(reader, names[0]):
        return names[0] if names else "HEAD", None
    return "HEAD", names[0]


def _entries(reader: ObjectReader, revision: str) -> Iterator[Logged]:
    from ..history.log import log_lines
    from ..report.log import Logged
    from ..storage.past.commits import history
    from ..storage.past.edits import edits
    from ..storage.past.layouts import Layouts

    layouts = Layouts(reader)
    for commit in history(reader, revision):
        for edit in edits(layouts, commit):
            if len(commit.parents) < 2 or edit.changes or edit.unread:
                yield Logged(edit, tuple(log_lines(edit.changes)))


def _parts_of(entity: str, entries: list[Logged]) -> Iterator[Logged]:
    """Yield what entries say of an entity; raises InputError where none says anything."""
    from ..history.log import subject_of
    from ..report.log import Logged

    subject = subject_of(entity, (line for entry in entries for line in entry.lines))
    is_there = False
    for entry in entries:
        lines = tuple(part for line in entry.lines if (part := subject.part_of(line)))
        if lines:
            is_there = True
            yield Logged(entry.edit, lines, True)
    if not is_there:
        raise InputError(
            f"No commit changed {entity!r}", hint="Name it as Page.Widget, by its name, or its id."
        )


def _first(entries: Iterable[Logged], most: int | None) -> Iterator[Logged]:
    """Yield the entries of so many commits."""
    commits: set[str] = set()
    for entry in entries:
        commits.add(entry.edit.commit.id)
        if most is not None and len(commits) > most:
            return
        yield entry
