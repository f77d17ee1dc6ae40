"""What git calls: a merge driver for one file, and a merge tool for an unmerged one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from . import printing
from ._reading import read_bytes
from .outputs import claim

if TYPE_CHECKING:
    from ..merging.three import Three
    from ..storage.merge_driver import MergedFile

_FIX = "Resolve it in the file, or by `appsmith-transform merge --continue --conflicts FILE`."


def merge_driver(base: str, ours: str, theirs: str, marker_size: str, path: str) -> None:
    """Merge one file over OURS; exit with 1 where it has markers."""
    from ..storage.merge_driver import merge_file

    outputs = claim((base, ours, theirs), documents={ours: ours}, quiet=True)
    size = int(marker_size) if marker_size.isdecimal() and marker_size != "0" else 7
    found = merge_file(_versions(base, ours, theirs), marker_size=size)
    outputs.documents[ours].write(found.data)
    _say(found, path or ours)
    if not found.is_clean:
        raise typer.Exit(printing.FOUND)


def mergetool(base: str, local: str, remote: str, merged: str) -> None:
    """Merge the layout of a file as a whole, or the file alone; exit with 1 where it is still in conflict."""
    from ..storage.applications import layout_around
    from ..storage.merge_continue import continue_merge
    from ..storage.merge_driver import merge_file
    from ..storage.repository import unmerged_paths, working_tree

    file = Path(merged)
    if layout_around(file.resolve()) is not None:
        claim([])
        done = continue_merge(file.resolve().parent)
        for layout in done.layouts:
            for conflict in layout.merged.conflicts:
                printing.say(f"conflict: {conflict.sentence}")
        root = working_tree(file.resolve().parent)
        if file.resolve().relative_to(root.resolve()).as_posix() in unmerged_paths(root):
            raise typer.Exit(printing.FOUND)
        return
    outputs = claim((base, local, remote), merged=merged, quiet=True)
    found = merge_file(_versions(base, local, remote))
    outputs["merged"].write(found.data)
    _say(found, merged)
    if not found.is_clean:
        raise typer.Exit(printing.FOUND)


def _versions(*names: str) -> Three[bytes]:
    from ..merging.three import Three

    return Three.of(read_bytes(name) for name in names)


def _say(found: MergedFile, path: str) -> None:
    from ..report.text import visible

    for conflict in found.conflicts:
        printing.say(visible(f"{path}: conflict: {conflict.sentence}"))
    if found.conflicts:
        printing.say(_FIX)
    if found.reason:
        printing.say(
            visible(f"{path}: merged as text, since it cannot be merged by entities: {found.reason}")
        )
    if found.merged is not None:
        printing.say_diagnostics(path, found.merged.diagnostics)
