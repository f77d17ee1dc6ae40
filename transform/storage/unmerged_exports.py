"""Exports kept as JSON that git could not merge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import InputError
from ..merging.results import Strategy
from ..merging.three import Three
from .disk import write_file
from .merge_driver import MergedFile, is_export, merge_file
from .repository import edited_since_stop, index_stages, stage
from .revision import read_blobs


class ContinuedExport(NamedTuple):
    """What became of an unmerged export; `path` is its path in the repository."""

    path: str
    file: MergedFile


def unmerged_exports(root: Path, paths: set[str], strategy: Strategy, answers: Any) -> list[ContinuedExport]:
    """Return what unmerged files of the index become, of those that are exports on both sides.

    Nothing is written. Paths are from the root of the repository.
    """
    found = []
    for path, versions in _versions(root, {path for path in paths if path.endswith(".json")}):
        if is_export(versions.ours) and is_export(versions.theirs):
            found.append(ContinuedExport(path, merge_file(versions, strategy=strategy, answers=answers)))
    return found


def _versions(root: Path, paths: set[str]) -> Iterator[tuple[str, Three[bytes]]]:
    stages = index_stages(root)
    for path in sorted(paths):
        entries = stages[path]
        if {2, 3} <= entries.keys():
            names = [entries[number].blob for number in (1, 2, 3) if number in entries]
            blobs = dict(read_blobs(root, dict.fromkeys(names)))
            yield path, Three.of(blobs[entries[n].blob] if n in entries else b"" for n in (1, 2, 3))


def require_unedited(root: Path, exports: list[ContinuedExport], written: Mapping[str, str | None]) -> None:
    """Raise InputError for an export that somebody has edited since git stopped and no earlier run has written."""
    edited = edited_since_stop(root)
    for export in exports:
        if export.path in edited and export.path not in written:
            raise InputError(
                f"{export.path} was edited since git stopped",
                hint=f"Merge it anew (`git checkout --merge -- '{export.path}'`), or use --force to write over it.",
            )


def write_export(root: Path, export: ContinuedExport) -> None:
    """Write a merged export into the working tree, and stage it if it is clean."""
    write_file(root / export.path, export.file.data)
    if export.file.is_clean:
        stage(root, [export.path])
