"""Find the layouts that git could not merge, and read their versions from commits or from the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from ..merging.merge import merge, without_ancestor
from ..merging.three import Three
from .inputs import Layout
from .layout.inventory import may_be_stored
from .layout.pack import Packed, pack
from .layout.problems import LayoutError
from .layout.unpack import unpack
from .repository import Operation, common_ancestors, index_stages
from .revision import TreeEntry, read_entries, revision_entries

Entries = Mapping[str, TreeEntry]
_NAMES = {
    "merge": "MERGE_HEAD",
    "rebase": "REBASE_HEAD",
    "cherry-pick": "CHERRY_PICK_HEAD",
    "revert": "REVERT_HEAD^",
}


@dataclass(frozen=True, slots=True)
class StoppedLayout:
    """The versions of one layout, None for a base that there is not; `blobs`: path -> blob, as the commits have it."""

    prefix: str
    layouts: Three[Layout | None]
    blobs: Three[dict[str, str]]

    @property
    def own(self) -> set[str]:
        """Return the paths of all files that belong to the layout in any version."""
        return {
            path
            for layout in self.layouts
            if layout is not None
            for path in layout.files
            if path not in {*layout.packed.foreign, *layout.packed.modules}
        }

    @property
    def foreign(self) -> set[str]:
        """Return the paths of files of ours that belong to something else."""
        ours = self.layouts.ours
        return {*ours.packed.foreign, *ours.packed.modules} if ours else set()


def stopped_layouts(root: Path, operation: Operation) -> Iterator[StoppedLayout]:
    """Yield the layouts that both sides have and that differ in all versions.

    Raises InputError, with revision, file and line, for one that is broken in a version.
    """
    versions = _entries(root, operation)
    for prefix in sorted(_prefixes(versions.ours) & _prefixes(versions.theirs)):
        inside = Three.of(_below(entries, prefix) for entries in versions)
        base, ours, theirs = (
            {path: entry for path, entry in side.items() if may_be_stored(path)} for side in inside
        )
        if ours in (base, theirs) or base == theirs:
            continue
        names = Three("the common ancestor", "HEAD", _NAMES.get(operation.kind, "the other side"))
        layouts: list[Layout | None] = [
            _layout(root, side, name, prefix) if side else None
            for side, name in zip((base, ours, theirs), names, strict=True)
        ]
        if len(operation.bases) > 1:
            layouts[0] = virtual_base(root, operation.bases, prefix)
        blobs = inside.map(lambda side: {path: entry.blob for path, entry in side.items()})
        yield StoppedLayout(prefix, Three.of(layouts), blobs)


def _entries(root: Path, operation: Operation) -> Three[Entries]:
    """Return the files of the three versions, from commits, or from the stages of the index."""
    if operation.ours:
        base = revision_entries(root, operation.bases[0]) if operation.bases else {}
        return Three(base, revision_entries(root, operation.ours), revision_entries(root, operation.theirs))
    stages = index_stages(root)
    return Three.of(
        {
            path: found[number] if number in found else found[0]
            for path, found in stages.items()
            if found.keys() & {0, number}
        }
        for number in (1, 2, 3)
    )


def _prefixes(entries: Entries) -> set[str]:
    """Return the folders that hold a layout, each with its `/`, "" for the root."""
    pages = {
        path[: path.index("pages/")] for path in entries if path.startswith("pages/") or "/pages/" in path
    }
    return {
        prefix
        for prefix in pages
        if f"{prefix}application.json" in entries or f"{prefix}metadata.json" in entries
    }


def _below(entries: Entries, prefix: str) -> dict[str, TreeEntry]:
    return {path.removeprefix(prefix): entry for path, entry in entries.items() if path.startswith(prefix)}


def _layout(root: Path, entries: Entries, name: str, prefix: str) -> Layout:
    found = read_entries(root, entries)
    try:
        return Layout(None, name, prefix, found.files, pack(found.files))
    except LayoutError as error:
        error.path = prefix + error.path
        error.message = f"{name}: {prefix}{error.message}"
        raise
    except InputError as error:
        error.message = f"{name}: {error.message}"
        raise


def virtual_base(root: Path, bases: Iterable[str], prefix: str) -> Layout | None:
    """Return the merge of several common ancestors; where they clash it has what these come from.

    So what both sides of a criss-cross merge decided in different ways is a conflict again.
    """
    commits = [*bases]
    layouts = [layout_in_commit(root, commit, prefix) for commit in commits]
    found = [(commit, layout) for commit, layout in zip(commits, layouts, strict=True) if layout is not None]
    if not found:
        return None
    first, merged = found[0]
    document = merged.packed.document
    for commit, layout in found[1:]:
        ancestors = common_ancestors(root, first, commit)
        ancestor = layout_in_commit(root, ancestors[0], prefix) if ancestors else None
        base = ancestor.packed.document if ancestor else without_ancestor(document)
        document = merge(base, document, layout.packed.document, strategy="base").document
    packed = Packed(document, (), merged.packed.era, merged.packed.foreign, merged.packed.modules, {})
    return Layout(None, "the common ancestors", prefix, unpack(document), packed)


def layout_in_commit(root: Path, commit: str, prefix: str) -> Layout | None:
    """Return the layout below a folder of a commit, None where there is nothing of one."""
    entries = _below(revision_entries(root, commit), prefix)
    stored = {path: entry for path, entry in entries.items() if may_be_stored(path)}
    return _layout(root, stored, commit[:10], prefix) if stored else None
