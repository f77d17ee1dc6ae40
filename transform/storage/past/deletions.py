"""Find the commit that removed something from an application."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...history.naming import names_of
from ...history.snapshot import Key, Part, Snapshot, snapshot
from .commits import Commit, commit_id, history, merge_bases, read_commit
from .layouts import Layouts, PastLayout
from .objects import folder_in


@dataclass(frozen=True, slots=True)
class Deletion:
    """A commit, the parent that still had what it removed, and what that is; no commit for what is not committed."""

    commit: Commit | None
    parent: Commit
    parts: Mapping[Key, Part]


def removed_by(layouts: Layouts, folder: str, commit: Commit) -> list[Deletion]:
    """Return what a commit removed from the layout in a folder, apart for each parent that had it.

    A merge removed what a parent has, and neither it nor any base of it: all else one of its sides removed.
    """
    parents = [parent for name in commit.parents if (parent := read_commit(layouts.reader, name))]
    bases: list[Commit] = []
    if len(parents) > 1:
        names = merge_bases(layouts.reader, commit.parents)
        bases = [base for name in names if (base := read_commit(layouts.reader, name))]
    trees = [one.tree for one in (*bases, *parents, commit)]
    tops = [folder_in(layouts.reader, tree, folder) for tree in trees]
    if tops[-1] in tops[len(bases) : -1] and len(parents) < 2:
        return []
    versions = layouts.versions(folder, trees)
    seen = [snapshot(layout.packed.document) for layout in versions]
    after = seen[-1].parts.keys()
    in_bases = frozenset().union(*(one.parts.keys() for one in seen[: len(bases)]))
    sides = seen[len(bases) : -1]
    everywhere = frozenset.intersection(*(frozenset(side.parts) for side in sides)) if sides else frozenset()
    found = []
    for parent, side in zip(parents, sides, strict=True):
        gone = {key for key in side.parts if key not in after}
        if len(parents) > 1:
            gone = {key for key in gone if key not in in_bases or key in everywhere}
        gone -= _unread(versions[-1], side, gone)
        if gone:
            found.append(Deletion(commit, parent, {key: side.parts[key] for key in gone}))
    return found


def _unread(after: PastLayout, side: Snapshot, gone: set[Key]) -> set[Key]:
    """Return what only seems to be gone, as a file of the later version cannot be read."""
    if not after.packed.broken:
        return set()
    paths = {error.path for error in after.packed.broken}
    folders = {"/".join(path.split("/")[:2]) for path in paths}
    pages = {
        key[1] for key in side.parts if key[0] == "page" and f"pages/{side.parts[key].entity.name}" in folders
    }
    return {key for key in gone if key[2] in pages or (key[0] == "page" and key[1] in pages)}


def deletions(layouts: Layouts, folder: str, present: Snapshot) -> Iterator[Deletion]:
    """Yield what was removed and is not there now, and by whom: the working tree, then commits, newest first."""
    head = read_commit(layouts.reader, commit_id(layouts.reader, "HEAD"))
    if head is not None:
        committed = snapshot(layouts.whole(folder, head.tree).packed.document).parts
        if parts := _missing(committed, present):
            yield Deletion(None, head, parts)
    for commit in history(layouts.reader, "HEAD"):
        for deletion in removed_by(layouts, folder, commit):
            if parts := _missing(deletion.parts, present):
                yield Deletion(commit, deletion.parent, parts)


def named(name: str, parts: Mapping[Key, Part]) -> dict[Key, Part]:
    """Return what a name names of some entities."""
    return {key: part for key, part in parts.items() if name in names_of(part)}


def _missing(parts: Mapping[Key, Part], present: Snapshot) -> dict[Key, Part]:
    return {key: part for key, part in parts.items() if key not in present.parts}
