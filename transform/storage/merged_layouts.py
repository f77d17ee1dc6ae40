"""Merge versions of which some are layouts and others exports, and make the tree of the result."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from ..diffing.comparison import at_newest_version
from ..errors import InputError, TransformError
from ..merging.merge import merge
from ..merging.results import Merged, Strategy
from ..merging.three import Three
from .applications import is_layout
from .folder import JOURNAL
from .folder_writing import FolderChange, plan_change, write_folder
from .forgotten_urls import with_urls_of
from .inputs import Layout, as_in_a_layout, layout_in_folder
from .layout.inventory import may_be_stored
from .layout.pack import Json
from .layout.unpack import Unpacked, unpack
from .old_layout_merge import merge_files
from .revision import read_blobs, revision_entries

_NO_FILES = frozenset(("120000", "160000"))  # links and submodules


class Version(NamedTuple):
    """One of the versions to merge: its document, and the layout that this was read from."""

    document: Json
    layout: Layout | None = None


def merge_versions(
    versions: Three[Version], *, strategy: Strategy = "ask", answers: Mapping[str, Any] | None = None
) -> Merged:
    """Return what `merge` returns, for versions of which any may be a layout.

    A layout lacks what only an export has: the deployed state, ids, the configuration of datasources. So where
    one version is a layout, all are merged as a layout holds them; what only an export of OURS has stays.
    Raises what `merge` and `unpack` raise.
    """
    documents = versions.map(lambda version: version.document)
    if not any(version.layout for version in versions):
        return merge(*documents, strategy=strategy, answers=answers)
    stored = _of_one_era(Three.of(_stored(version) for version in versions))
    merged = merge(*stored, strategy=strategy, answers=answers)
    if versions.ours.layout:
        return merged
    ours = at_newest_version(documents.ours, stored.ours)[0]
    return replace(merged, document=merge(stored.ours, ours, merged.document, strategy="theirs").document)


def _stored(version: Version) -> Json:
    return version.document if version.layout else as_in_a_layout(version.document)


def _of_one_era(documents: Three[Json]) -> Three[Json]:
    """Return documents of layouts so that the age of a layout alone makes no difference; see `of_one_era`."""
    if len({repr(document.get("serverSchemaVersion")) for document in documents}) == 1:
        return documents
    base, ours, theirs = documents
    if base not in (ours, theirs):
        documents = Three(base, with_urls_of(base, ours), with_urls_of(base, theirs))
    try:
        return Three.of(map(as_in_a_layout, at_newest_version(*documents)))
    except TransformError:
        return documents


def merged_tree(
    document: Json,
    layouts: Three[Layout | None],
    *,
    strategy: Strategy = "ask",
    answers: Mapping[str, Any] | None = None,
    upgrade_layout: bool = False,
) -> Unpacked:
    """Return the tree of a merged document: that of OURS, in which only what the merge changed is rewritten.

    `layouts` are those that were merged, with which strategy and answers. A tree of an era that is only read can
    be merged file by file, or become that of THEIRS, if that holds the document. Raises InputError for any other
    change of such a tree without `upgrade_layout`.
    """
    base, ours, theirs = layouts
    if ours is None:
        return unpack(document)
    try:
        return unpack(document, ours.files, upgrade_layout=upgrade_layout)
    except InputError:
        if base is None or theirs is None:
            raise
        tree = merge_files(document, Three(base, ours, theirs), strategy, answers or {})
        if tree is None:
            raise
        return Unpacked(tree, ())


def write_tree(folder: Path, tree: Unpacked, ours: Layout | None) -> FolderChange:
    """Write a tree into a folder: over the layout that is there, or, where there is none, with all that OURS has.

    Files that belong to no layout stay; a new folder gets those of OURS. Raises InputError for a folder that holds
    something else under the path of a file.
    """
    if ours is not None and ours.folder is not None and _is_same_folder(folder, ours.folder):
        change = plan_change(ours.files, tree, moved=tree.moved, prune=True)
        write_folder(folder, tree, change)
        return change
    if folder.is_dir() and is_layout(folder):
        there = layout_in_folder(folder)
        own = {path: data for path, data in there.files.items() if path not in there.packed.foreign}
        change = plan_change(own, tree, prune=True)
        write_folder(folder, tree, change)
        return change
    files = {**(_foreign_files(ours) if ours else {}), **tree}
    if taken := next((path for path in sorted(files) if (folder / path).exists()), None):
        raise InputError(
            f"{folder}: {taken} is there already, in a folder that holds no application",
            hint="Name another folder, or move the file away.",
        )
    change = plan_change({}, files)
    write_folder(folder, files, change)
    return change


def _is_same_folder(one: Path, other: Path) -> bool:
    return one.is_dir() and one.samefile(other)


def _foreign_files(layout: Layout) -> dict[str, bytes]:
    """Return the files beside those of a layout that could never be of one, such as its README."""
    if layout.folder is None:
        if layout.revision.startswith(":"):
            return {}
        entries = revision_entries(Path(), layout.revision)
        wanted = {
            path: entry.blob
            for path, entry in entries.items()
            if not may_be_stored(path) and entry.mode not in _NO_FILES
        }
        blobs = dict(read_blobs(Path(), dict.fromkeys(wanted.values())))
        return {path: blobs[blob] for path, blob in wanted.items()}
    found = {}
    for root, folders, names in os.walk(layout.folder):
        folders[:] = [name for name in folders if name not in (".git", JOURNAL)]
        for name in names:
            file = Path(root, name)
            path = file.relative_to(layout.folder).as_posix()
            if not may_be_stored(path) and path != ".git" and file.is_file() and not file.is_symlink():
                found[path] = file.read_bytes()
    return found
