"""Read the layouts in trees of a repository: of several versions only what differs between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...errors import LimitError, TransformError
from ..folder import DEFAULT_LIMITS
from ..layout.inventory import ROOT_FILES, may_be_stored
from ..layout.pack import Json, Packed, pack
from ..object_reader import FOLDER, ObjectReader
from ..revision import TreeEntry
from .objects import folder_id, folder_in, tree_of

_PARTS = ("datasources", "jslibs", "queries", "jsobjects")
_PLAIN_FILES = ("100644", "100755", "100664")
#: How deep below the root of a repository a layout is looked for.
_DEPTH = 8

_VERSIONS = ("artifactJsonType", "clientSchemaVersion", "serverSchemaVersion")
_PAGE_FILE = re.compile(r"pages/[^/]+/[^/]+\.json")
#: So many bytes of files are remembered.
_MOST_HELD = 64 * 2**20

Entries = dict[str, TreeEntry]


@dataclass(frozen=True, slots=True)
class PastLayout:
    """What was read of a layout: path -> mode and blob, path -> content, and the document that they make.

    `error`: why they make none; the document is empty then.
    """

    entries: Mapping[str, TreeEntry]
    files: Mapping[str, bytes]
    packed: Packed
    error: TransformError | None = None

    @property
    def age(self) -> str:
        """Return era and server schema; an empty text where there is no layout, or nothing says them."""
        if "metadata.json" in self.unread:
            return ""
        schema = self.packed.document.get("serverSchemaVersion")
        known = f" (schema {schema:g})" if isinstance(schema, int | float) else ""
        return f"{self.packed.era}{known}" if self.entries else ""

    @property
    def lost_folders(self) -> frozenset[str]:
        """Return the folders of pages whose own file cannot be read, or that another folder has, too."""
        paths = (error.path for error in self.packed.broken)
        return frozenset(path.rpartition("/")[0] for path in paths if _PAGE_FILE.fullmatch(path))

    @property
    def unread(self) -> frozenset[str]:
        """Return the files of which nothing is known: those that cannot be read, and what takes its text from one.

        The folder of a page stands for all in it.
        """
        paths = {error.path for error in self.packed.broken}
        owners = {
            f"{path.rpartition('/')[0]}/metadata.json" for path in paths if path.endswith((".js", ".txt"))
        }
        return frozenset(paths | owners | self.lost_folders)

    def path(self, pointer: str) -> str | None:
        """Return the file that holds the value at a pointer of the document."""
        while pointer and pointer not in self.packed.sources:
            pointer = pointer.rpartition("/")[0]
        return self.packed.sources.get(pointer)

    def with_document(self, document: Json) -> PastLayout:
        """Return the layout with another document."""
        return replace(self, packed=replace(self.packed, document=document))


#: The version of a layout that is not there.
ABSENT = PastLayout({}, {}, Packed({}, (), "G", (), (), {}))


@dataclass(slots=True)
class Layouts:
    """The layouts of a repository that is open for reading."""

    reader: ObjectReader
    _found: dict[str, frozenset[str]] = field(default_factory=dict)
    _held: dict[str, bytes] = field(default_factory=dict)
    _size: int = 0

    def folders(self, tree: str | None, depth: int = _DEPTH) -> frozenset[str]:
        """Return the folders below a tree that hold a layout, each with a `/` at its end; "" is the tree itself."""
        if tree is None:
            return frozenset()
        known = self._found.get(tree)
        if known is None:
            known = self._found[tree] = frozenset(self._layouts_below(tree, depth))
        return known

    def _layouts_below(self, tree: str, depth: int) -> Iterator[str]:
        entries = tree_of(self.reader, tree)
        pages = entries.get("pages")
        if folder_id(pages) is not None and not entries.keys().isdisjoint(ROOT_FILES[:2]):
            yield ""
            return
        for name, entry in entries.items():
            if depth and entry.mode == FOLDER:
                yield from (f"{name}/{inner}" for inner in self.folders(entry.blob, depth - 1))

    def versions(self, folder: str, trees: Sequence[str | None]) -> list[PastLayout]:
        """Read the layout in a folder of several trees.

        Pages that are the same in all of them are left out but for their own file, and so are datasources and
        libraries. A file that cannot be read is left out.
        """
        tops = [folder_in(self.reader, tree, folder) for tree in trees]
        return [self._read(entries) if entries else ABSENT for entries in self._differing(tops)]

    def differs_from_all(self, tops: Sequence[str | None]) -> bool:
        """Check whether the last of some layouts has a page or another part that none of the others has."""
        *before, after = ({**tree_of(self.reader, top)} for top in tops)
        for entries in (*before, after):
            pages = tree_of(self.reader, folder_id(entries.get("pages")))
            entries |= {f"pages/{name}": entry for name, entry in pages.items()}
            entries.pop("pages", None)
        names = after.keys() | {name for entries in before for name in entries}
        return any(all(entries.get(name) != after.get(name) for entries in before) for name in names)

    def whole(self, folder: str, tree: str | None) -> PastLayout:
        """Read all of the layout in a folder of a tree."""
        top = folder_in(self.reader, tree, folder)
        entries = {path: entry for path, entry in self._below(top, "") if may_be_stored(path)}
        return self._read(entries) if entries else ABSENT

    def _differing(self, tops: Sequence[str | None]) -> list[Entries]:
        versions = [tree_of(self.reader, top) for top in tops]
        found: list[Entries] = [
            {name: entries[name] for name in ROOT_FILES if _is_file(entries.get(name))}
            for entries in versions
        ]
        for part in _PARTS:
            folders = [folder_id(entries.get(part)) for entries in versions]
            if len(set(folders)) > 1:
                for entries, folder in zip(found, folders, strict=True):
                    entries |= self._below(folder, f"{part}/")
        pages = [tree_of(self.reader, folder_id(entries.get("pages"))) for entries in versions]
        for name in dict.fromkeys(name for page in pages for name in page):
            units = [page.get(name) for page in pages]
            is_same = len({unit and unit.blob for unit in units}) == 1
            for entries, unit in zip(found, units, strict=True):
                entries |= self._page(name, unit, only_its_file=is_same)
        return [{path: entry for path, entry in entries.items() if may_be_stored(path)} for entries in found]

    def _page(self, name: str, unit: TreeEntry | None, *, only_its_file: bool) -> Entries:
        """Return the files of an entry of `pages`; up to era A each page is a file there."""
        if unit is None or unit.mode != FOLDER:
            return {f"pages/{name}": unit} if unit is not None and _is_file(unit) else {}
        if not only_its_file:
            return dict(self._below(unit.blob, f"pages/{name}/"))
        entries = tree_of(self.reader, unit.blob)
        return {
            f"pages/{name}/{file}": entry
            for file, entry in entries.items()
            if file.endswith(".json") and _is_file(entry)
        }

    def _below(self, tree: str | None, prefix: str) -> Iterator[tuple[str, TreeEntry]]:
        for name, entry in tree_of(self.reader, tree).items():
            if entry.mode == FOLDER:
                yield from self._below(entry.blob, f"{prefix}{name}/")
            elif _is_file(entry):
                yield prefix + name, entry

    def _contents(self, wanted: set[str]) -> dict[str, bytes]:
        """Return id -> content of blobs; versions that follow each other share most of them."""
        if self._size > _MOST_HELD:
            self._held, self._size = {}, 0
        new = self.reader.blobs(wanted - self._held.keys())
        self._held |= new
        self._size += sum(map(len, new.values()))
        return {name: self._held[name] for name in wanted}

    def _read(self, entries: Entries) -> PastLayout:
        blobs = self._contents({entry.blob for entry in entries.values()})
        files = {path: blobs[entry.blob] for path, entry in entries.items()}
        if sum(map(len, files.values())) > DEFAULT_LIMITS.total:
            raise LimitError(f"A layout has more than {DEFAULT_LIMITS.total:,} bytes")
        try:
            return PastLayout(entries, files, pack(files, lenient=True))
        except TransformError as error:
            return PastLayout(entries, files, ABSENT.packed, error)


def _is_file(entry: TreeEntry | None) -> bool:
    """Check whether an entry is a file: links are not followed, submodules are somebody else's."""
    return entry is not None and entry.mode in _PLAIN_FILES


def with_versions(documents: Sequence[Json]) -> list[Json]:
    """Return documents in which what a lost metadata.json says is taken from another one."""
    known: Json = {}
    for document in documents:
        known |= {key: document[key] for key in _VERSIONS if key in document and key not in known}
    return [{**known, **document} if document else document for document in documents]
