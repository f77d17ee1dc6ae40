"""Inputs that are no single file: a layout in a folder, in a revision or in the index of a repository."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InputError, TransformError
from .applications import PackageError, may_be_package
from .folder import read_folder
from .layout.pack import Json, Packed, pack
from .layout.places import Place, place_in_layout
from .layout.problems import LayoutError
from .revision import (
    TreeEntry,
    index_entries,
    merge_base,
    named_object,
    read_blobs,
    read_entries,
    revision_entries,
)

# Most inputs are read only; what writes and upgrades them is imported where that happens.
if TYPE_CHECKING:
    from .folder_writing import FolderChange
    from .layout.unpack import Unpacked

#: What `pack` reports about the export that it makes; it is of no use to somebody who asks about the layout.
ABOUT_EXPORTS = frozenset(("AT901", "AT902", "AT903", "AT904", "AT906"))


class Layout(NamedTuple):
    """A layout that was read as an application.

    `folder`: where it can be written back, None for a revision. `revision`: the revision as it was named, `:`
    for the index, "" for a folder; `prefix`: what comes before the paths of the files, with its `/`.
    """

    folder: Path | None
    revision: str
    prefix: str
    files: Mapping[str, bytes]
    packed: Packed

    @property
    def size(self) -> int:
        """Return the bytes of all its files."""
        return sum(map(len, self.files.values()))

    def place(self, pointer: str, message: str = "", offset: int = 0) -> Place | None:
        """Return the file, line and column of the value at a pointer of the document.

        `offset`: characters of the text there that come before what is meant.
        A `message` about a file of the layout begins with its path; that counts where the pointer is "".
        """
        path = message.partition(": ")[0]
        if not pointer and path in self.files:
            return self._shown(Place(path, 1, 1))
        place = place_in_layout(self.files, self.packed.sources, pointer, offset)
        return self._shown(place) if place else None

    def paths_of(self, pointer: str) -> set[str]:
        """Return the paths of the files that hold the value at a pointer, or parts of it."""
        below = {path for at, path in self.packed.sources.items() if at.startswith(f"{pointer}/")}
        place = place_in_layout(self.files, self.packed.sources, pointer)
        return below | ({place.path} if place else set())

    def _shown(self, place: Place) -> Place:
        return place._replace(path=self.prefix + place.path)

    def change(self, document: Json) -> tuple[Unpacked, FolderChange]:
        """Return the tree of a changed document, and which files differ from those that were read."""
        from .folder_writing import plan_change
        from .layout.unpack import unpack

        after = unpack(document, self.files)
        return after, plan_change(self.files, after, moved=after.moved, prune=True)

    def write(self, document: Json) -> FolderChange:
        """Write a changed document back into its folder; only files whose meaning changes are touched.

        Raises InputError for a revision, which cannot be written.
        """
        if self.folder is None:
            raise InputError(
                f"{self.revision} is a revision, which cannot be written over",
                hint="Name the folder of the working tree, or a file with --output.",
            )
        from .folder_writing import write_folder

        after, change = self.change(document)
        write_folder(self.folder, after, change)
        return change


def layout_in_folder(folder: Path, *, named: bool = True) -> Layout:
    """Read the layout in a folder. `named`: let the application have the folder's name if it has none."""
    prefix = "" if folder == Path() else f"{folder.as_posix()}/"
    name = folder.resolve().name if named else None
    found = read_folder(folder)
    return Layout(folder, "", prefix, found.files, _packed(found.files, str(folder), prefix, name))


def layout_at(repository: Path, revision: str, *, named: bool = True) -> Layout | bytes:
    """Read what is at `REV`, `REV:PATH`, or in the index at `:PATH`: a layout, or the content of a file.

    Raises InputError.
    """
    rev, _, path = revision.partition(":")
    name = repository.resolve().name if named else None
    if rev:
        kind, identity = named_object(repository, revision)
        if kind == "blob":
            return next(data for _, data in read_blobs(repository, [identity]))
        entries = revision_entries(repository, revision)
    else:
        entries = index_entries(repository)
        if path in entries:
            return next(data for _, data in read_blobs(repository, [entries[path].blob]))
        entries = _below(entries, path)
    found = read_entries(repository, entries)
    _require_layout(revision, entries)
    return layout_of(revision, found.files, name=name)


def layout_of(revision: str, files: Mapping[str, bytes], *, name: str | None = None) -> Layout:
    """Return the layout made of files at `REV`, `REV:PATH` or in the index; raises InputError for a broken one."""
    _, colon, path = revision.partition(":")
    prefix = f"{path.strip('/')}/" if colon and path.strip("/.") else ""
    return Layout(None, revision, prefix, files, _packed(files, revision, prefix, name))


def layout_in(folder: str, files: Mapping[str, bytes], *, name: str | None = None) -> Layout:
    """Return the layout made of the files of a folder that is not on the disk; raises InputError for a broken one."""
    prefix = f"{folder}/"
    return Layout(None, "", prefix, files, _packed(files, folder, prefix, name))


def _below(entries: Mapping[str, TreeEntry], path: str) -> dict[str, TreeEntry]:
    prefix = f"{path.strip('/')}/" if path.strip("/.") else ""
    return {name.removeprefix(prefix): entry for name, entry in entries.items() if name.startswith(prefix)}


def _require_layout(revision: str, entries: Iterable[str]) -> None:
    """Raise InputError for a tree that holds no layout; the hint names those below it."""
    paths = [*entries]
    if any(path.startswith("pages/") for path in paths) or "application.json" in paths:
        return
    if may_be_package(paths):
        raise PackageError(revision)
    inner = sorted({path.rpartition("/")[0] for path in paths if path.endswith("/application.json")})
    separator = "" if revision.endswith((":", "/")) else "/" if ":" in revision else ":"
    named = ", ".join(f"{revision}{separator}{folder}" for folder in inner[:3])
    raise InputError(
        f"{revision}: There is no Git layout of an application",
        hint=f"Name its folder: {named}" if named else "Name the folder that holds application.json.",
    )


def entries_at(repository: Path, revision: str) -> dict[str, TreeEntry]:
    """Return the files at `REV`, `REV:PATH`, or in the index at `:PATH`, without reading any. Raises InputError."""
    rev, _, path = revision.partition(":")
    return revision_entries(repository, revision) if rev else _below(index_entries(repository), path)


def _packed(files: Mapping[str, bytes], source: str, prefix: str, name: str | None) -> Packed:
    """Pack a layout; an error names the source, and the path of a broken file as `Layout.place` does."""
    try:
        return pack(files, name=name)
    except LayoutError as error:
        error.path = prefix + error.path
        error.message = f"{source}: {error.message}"
        raise
    except InputError as error:
        error.message = f"{source}: {error.message}"
        raise


def as_in_a_layout(document: Json) -> Json:
    """Return an application as a layout holds it. Raises InputError for what is no application."""
    from .layout.unpack import unpack

    return pack(unpack(document)).document


def of_one_era(before: Json, after: Json) -> tuple[Json, Json]:
    """Return the documents of two layouts so that the age of a layout alone makes no difference.

    Those of different schemas are upgraded and written anew, as the layout of a later schema lacks some of what
    an upgrade leaves in an export (executeOnLoad), and one of schema 9 lacks URLs. One that cannot be upgraded stays as
    it is.
    """
    if before.get("serverSchemaVersion") == after.get("serverSchemaVersion"):
        return before, after
    from ..upgrading.export import upgrade
    from .forgotten_urls import with_urls_of

    complete = with_urls_of(after, before), with_urls_of(before, after)
    try:
        one, other = (as_in_a_layout(upgrade(document).document) for document in complete)
    except TransformError:
        return before, after
    return one, other


def of_one_version(documents: Sequence[Json]) -> list[Json]:
    """Return the documents of layouts so that neither their age nor the version of their pages makes a difference.

    What cannot be upgraded stays as it is, and so do layouts without content.
    """
    schemas = {document.get("serverSchemaVersion") for document in documents if document}
    if not schemas:
        return [*documents]
    from ..diffing.comparison import at_newest_version
    from ..upgrading.export import upgrade
    from .forgotten_urls import with_urls_of

    try:
        if len(schemas) > 1:
            complete = [
                reduce(lambda one, other: with_urls_of(other, one), documents, document)
                for document in documents
            ]
            return [as_in_a_layout(upgrade(document).document) if document else {} for document in complete]
        upgraded = iter(at_newest_version(*(document for document in documents if document)))
    except TransformError:
        return [*documents]
    return [next(upgraded) if document else {} for document in documents]


def two_revisions(repository: Path, text: str) -> tuple[str, str] | None:
    """Return the revisions that `A..B` or `A...B` names; None for a text that is neither.

    As for git, a side that is left out is HEAD, and three dots take the common ancestor of both for the first.
    """
    before, dots, after = text.partition("..")
    if not dots:
        return None
    is_symmetric = after.startswith(".")
    before, after = before or "HEAD", after.removeprefix(".") or "HEAD"
    if not is_symmetric:
        return before, after
    (one, colon, path), (other, *_) = before.partition(":"), after.partition(":")
    return merge_base(repository, one, other) + colon + path, after
