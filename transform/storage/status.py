"""Compare the working tree of a layout with a revision: what differs in bytes, and what of it in meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..diffing.changes import Change
from ..diffing.comparison import diff
from ..errors import InputError
from .differing import differing_in_folder
from .inputs import Layout, layout_at, layout_in_folder, of_one_era
from .revision import path_in_repository


@dataclass(frozen=True, slots=True)
class Status:
    """How a layout differs from a revision.

    `changes`: what differs in meaning. `files`: paths whose bytes differ; `unmeant`: those of them that hold
    nothing that differs in meaning.
    """

    against: str
    changes: tuple[Change, ...]
    files: tuple[str, ...]
    unmeant: tuple[str, ...]


def status_of(folder: Path, against: str = "HEAD") -> Status:
    """Return how the layout in a folder differs from a revision of the repository that the folder is in.

    Raises InputError for what is no layout on either side.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder", hint="Name the folder of a Git layout.")
    inside = path_in_repository(folder)
    revision = f"{against}:{inside}" if inside else against
    if partly := differing_in_folder(folder, revision):
        (before, after), files = partly.layouts, {*partly.paths}
    else:
        before, after, files = _whole(folder, revision, against)
    changes = diff(*of_one_era(before.packed.document, after.packed.document)).changes if files else ()
    return Status(
        against, changes, tuple(sorted(files)), tuple(sorted(files - files_meant(changes, before, after)))
    )


def _whole(folder: Path, revision: str, against: str) -> tuple[Layout, Layout, set[str]]:
    """Return both layouts with all of their files, and the paths of those that differ."""
    before = layout_at(folder, revision, named=False)
    if not isinstance(before, Layout):
        raise InputError(f"{against}: This is a file, expected a Git layout")
    after = layout_in_folder(folder, named=False)
    paths = before.files.keys() | after.files.keys()
    return before, after, {path for path in paths if before.files.get(path) != after.files.get(path)}


def files_meant(changes: Iterable[Change], before: Layout, after: Layout) -> set[str]:
    """Return the files of two layouts that hold what changes between them speak of."""
    found: set[str] = set()
    stack = [*changes]
    while stack:
        change = stack.pop()
        stack += change.consequences
        for layout, pointer in ((before, change.pointer_before), (after, change.pointer_after)):
            if pointer is not None:
                found |= layout.paths_of(pointer)
    return found
