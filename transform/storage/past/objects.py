"""The trees of a repository's history, by the reader that remembers each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..folder import DEFAULT_LIMITS, FolderLimits
from ..object_reader import FOLDER, ObjectReader
from ..revision import TreeEntry

#: A history may hold any number of layouts of which each is within the limits.
_LIMITS = FolderLimits(file=DEFAULT_LIMITS.file, total=2**62)
_NO_ENTRIES: Mapping[str, TreeEntry] = {}


def history_of(repository: Path) -> ObjectReader:
    """Return a reader for the whole history of a repository, to be used as a context manager."""
    return ObjectReader(repository, _LIMITS)


def tree_of(reader: ObjectReader, tree: str | None) -> Mapping[str, TreeEntry]:
    """Return the entries of a folder, name -> mode and id; none for None."""
    return _NO_ENTRIES if tree is None else reader.trees([tree])[tree]


def folder_in(reader: ObjectReader, tree: str | None, path: str) -> str | None:
    """Return the id of the folder at a path below a tree, a `/` at its end or not; None where there is none."""
    for part in path.rstrip("/").split("/") if path else ():
        tree = folder_id(tree_of(reader, tree).get(part))
    return tree


def folder_id(entry: TreeEntry | None) -> str | None:
    """Return the id of an entry of a tree that is a folder; None for any other."""
    return entry.blob if entry is not None and entry.mode == FOLDER else None
