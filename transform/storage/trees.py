"""The trees of several revisions, listed only as far as they differ or somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from .folder import LINKED_FOLDERS
from .object_reader import FOLDER, ObjectReader
from .revision import TreeEntry


class Trees:
    """Several trees side by side; folders that no layout has are left out.

    `differing`: the paths that not all of them have with the same content and mode. Folders that are the same in
    all of them stay closed until they are opened. Raises InputError for trees that a clone lacks.
    """

    def __init__(self, reader: ObjectReader, roots: Sequence[str]) -> None:
        self.differing: set[str] = set()
        self._reader = reader
        self._own: list[dict[str, TreeEntry]] = [{} for _ in roots]
        self._same: dict[str, TreeEntry] = {}
        self._closed: dict[str, str] = {}
        level: list[tuple[str, tuple[str | None, ...]]] = [("", tuple(roots))]
        while level:
            wanted = {identity for _, identities in level for identity in identities if identity}
            trees = reader.trees(wanted)
            level = [
                deeper
                for prefix, identities in level
                for deeper in self._compare(prefix, [trees[one] if one else {} for one in identities])
            ]

    def files(self, number: int) -> Iterator[tuple[str, TreeEntry]]:
        """Yield the known files of one of the trees with their paths."""
        yield from self._own[number].items()
        yield from self._same.items()

    def paths(self) -> set[str]:
        """Return the paths of all known files."""
        return set(self._same).union(*self._own)

    def open_below(self, folders: Iterable[str]) -> None:
        """List folders that are the same in all trees, with all in them."""
        inside = {*folders}
        above = {parent for folder in inside for parent in _parents(folder)}
        self._open(lambda path: path in above or not inside.isdisjoint((path, *_parents(path))))

    def open_pages(self) -> None:
        """List the folder of every page, without what is in its folders."""
        self._open(lambda path: path == "pages" or path.rpartition("/")[0] == "pages")

    def _compare(
        self, prefix: str, trees: Sequence[Mapping[str, TreeEntry]]
    ) -> Iterator[tuple[str, tuple[str | None, ...]]]:
        """Sort what is in a folder into the same and the differing; yield the folders to be opened next."""
        for name in dict.fromkeys(name for tree in trees for name in tree):
            path = prefix + name
            entries = [tree.get(name) for tree in trees]
            if entries[0] is not None and entries.count(entries[0]) == len(entries):
                self._keep(path, entries[0])
                continue
            for own, entry in zip(self._own, entries, strict=True):
                if entry is not None and entry.mode != FOLDER:
                    own[path] = entry
                    self.differing.add(path)
            folders = tuple(entry.blob if entry and entry.mode == FOLDER else None for entry in entries)
            if any(folders) and _may_be_of_a_layout(path):
                yield f"{path}/", folders

    def _keep(self, path: str, entry: TreeEntry) -> None:
        if entry.mode != FOLDER:
            self._same[path] = entry
        elif _may_be_of_a_layout(path):
            self._closed[path] = entry.blob

    def _open(self, is_wanted: Callable[[str], bool]) -> None:
        while wanted := {path: blob for path, blob in self._closed.items() if is_wanted(path)}:
            trees = self._reader.trees(wanted.values())
            for path, blob in wanted.items():
                del self._closed[path]
                for name, entry in trees[blob].items():
                    self._keep(f"{path}/{name}", entry)


def _may_be_of_a_layout(folder: str) -> bool:
    return folder.partition("/")[0] in LINKED_FOLDERS


def _parents(path: str) -> Iterator[str]:
    while path := path.rpartition("/")[0]:
        yield path
