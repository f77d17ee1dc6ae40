"""Read of several revisions of a layout what differs between them, and no more.

Git names equal folders and files by equal ids. So only the folders that differ are listed and only the files that
differ are read, with what belongs to them (see `layout/touched.py`); where that would not give what a comparison
of everything gives, everything is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..errors import TransformError
from .folder import read_folder
from .inputs import Layout, entries_at, layout_at, layout_of
from .layout.assemble import stated_format
from .layout.inventory import may_be_stored
from .layout.touched import needed, pages_agree, pages_read_whole, stand_alone
from .object_reader import ObjectReader
from .revision import blobs_of_layout, paths_holding, read_blobs
from .trees import Trees

#: What `pack` notes about the list of pages is of no use where most pages are left out.
_ABOUT_WHOLE_TREES = frozenset(("AT918",))
#: So many texts are looked for before reading everything is the quicker way.
_FEW = 50
#: So many files are read besides.
_MANY = 200
#: So many digits has an id in a repository of SHA-256.
_SHA256 = 64


class Differing(NamedTuple):
    """Several versions of a layout, without what is the same in all of them.

    `paths`: those of the layout whose content differs, sorted. `is_whole`: nothing was left out. Pointers lead
    into the documents as they are here.
    """

    layouts: tuple[Layout, ...]
    paths: tuple[str, ...]
    is_whole: bool


def read_differing(
    repository: Path, revisions: Sequence[str], *, holding: Sequence[str] = ()
) -> Differing | None:
    """Return the layouts at several `REV` or `REV:PATH` of a repository, without what is the same in all of them.

    `holding`: texts of one line; files that hold one of them are read besides. Returns None where a revision is
    no folder with a layout. Raises InputError, LimitError.
    """
    with ObjectReader(repository) as reader:
        return differing_by(reader, revisions, holding=holding)


def differing_by(
    reader: ObjectReader, revisions: Sequence[str], *, holding: Sequence[str] = ()
) -> Differing | None:
    """Return what `read_differing` does, by a reader that stays open for more of them."""
    roots = [root for revision in revisions if (root := reader.root(revision)) is not None]
    if len(roots) < len(revisions):
        return None
    trees = Trees(reader, roots)
    paths = tuple(sorted(path for path in trees.differing if may_be_stored(path)))
    besides = _besides(reader, roots[0], holding)
    if besides is not None and (layouts := _partly(reader, trees, revisions, besides)):
        return Differing(layouts, paths, False)
    whole = [layout_at(reader.repository, revision, named=False) for revision in revisions]
    return Differing(tuple(one for one in whole if isinstance(one, Layout)), paths, True)


def differing_in_folder(folder: Path, revision: str) -> Differing | None:
    """Return the layout at a `REV` or `REV:PATH` and that in a folder, without what is the same in both.

    Returns None where everything has to be read, be it to say what is wrong. Raises what `read_folder` raises.
    """
    files = read_folder(folder).files
    try:
        blobs = blobs_of_layout(entries_at(folder, revision))
        differing = {
            path for path in blobs.keys() | files.keys() if not _is_blob(files.get(path), blobs.get(path))
        }
        layouts = _in_folder(folder, revision, blobs, files, differing)
    except TransformError:
        return None
    return Differing(layouts, tuple(sorted(differing)), False) if layouts else None


def _in_folder(
    folder: Path,
    revision: str,
    blobs: Mapping[str, str],
    files: Mapping[str, bytes],
    differing: AbstractSet[str],
) -> tuple[Layout, ...] | None:
    """Return the two layouts made of the files that are needed; None where these do not stand alone."""
    layouts: tuple[Layout, ...] | None = None
    for all_pages in (False, True):
        wanted = needed(differing, blobs.keys() | files.keys(), all_pages=all_pages)
        data = dict(read_blobs(folder, {blobs[path] for path in wanted if path in blobs}))
        before = {path: data[blobs[path]] for path in wanted if path in blobs}
        layouts = _of_files((revision, ""), (before, {path: files[path] for path in wanted if path in files}))
        if layouts is None or pages_agree(layout.packed.document for layout in layouts):
            break
    return layouts


def _is_blob(data: bytes | None, blob: str | None) -> bool:
    """Check whether a blob of Git has this content, by its id."""
    if data is None or blob is None:
        return False
    algorithm = hashlib.sha256 if len(blob) == _SHA256 else hashlib.sha1
    return algorithm(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest() == blob


def _besides(reader: ObjectReader, root: str, holding: Sequence[str]) -> set[str] | None:
    """Return the paths of files that hold one of the texts; None for many, when all may be read as well."""
    if not holding:
        return set()
    found = paths_holding(reader.repository, root, holding) if len(holding) <= _FEW else None
    return (
        {path for path in found if may_be_stored(path)} if found is not None and len(found) <= _MANY else None
    )


def _partly(
    reader: ObjectReader, trees: Trees, revisions: Sequence[str], besides: AbstractSet[str]
) -> tuple[Layout, ...] | None:
    """Return the layouts made of the files that are needed; None where these do not stand alone."""
    differing = trees.differing | besides
    trees.open_below(
        [
            *(path.rpartition("/")[0] for path in besides),
            *(f"{page}/widgets" for page in pages_read_whole(differing)),
        ]
    )
    layouts = _layouts(reader, trees, revisions, needed(differing, trees.paths()))
    if layouts and not pages_agree(layout.packed.document for layout in layouts):
        trees.open_pages()
        layouts = _layouts(reader, trees, revisions, needed(differing, trees.paths(), all_pages=True))
    return layouts


def _layouts(
    reader: ObjectReader, trees: Trees, revisions: Sequence[str], paths: AbstractSet[str]
) -> tuple[Layout, ...] | None:
    wanted = [
        blobs_of_layout({path: entry for path, entry in trees.files(number) if path in paths})
        for number in range(len(revisions))
    ]
    if not all("metadata.json" in one and "application.json" in one for one in wanted):
        return None
    blobs = reader.blobs(blob for one in wanted for blob in one.values())
    return _of_files(revisions, [{path: blobs[blob] for path, blob in one.items()} for one in wanted])


def _of_files(revisions: Sequence[str], trees: Sequence[Mapping[str, bytes]]) -> tuple[Layout, ...] | None:
    """Return the layouts made of files; None where these do not stand alone."""
    if not all("metadata.json" in one and "application.json" in one for one in trees):
        return None
    layouts = [_layout(revision, files) for revision, files in zip(revisions, trees, strict=True)]
    documents = [layout.packed.document for layout in layouts]
    formats = [stated_format(layout.files) for layout in layouts]
    return tuple(layouts) if stand_alone(documents, formats, [one.keys() for one in trees]) else None


def _layout(revision: str, files: Mapping[str, bytes]) -> Layout:
    layout = layout_of(revision, files)
    noticed = tuple(one for one in layout.packed.diagnostics if one.code not in _ABOUT_WHOLE_TREES)
    return layout._replace(packed=replace(layout.packed, diagnostics=noticed))
