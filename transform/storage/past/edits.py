"""What a commit changed in the layouts of a repository, compared with its parents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...diffing.changes import Change
from ...diffing.comparison import diff
from ...errors import TransformError
from ...history.snapshot import snapshot
from ..inputs import of_one_era
from .commits import Commit, read_commit
from .layouts import Layouts, PastLayout, with_versions
from .objects import folder_in

#: What the layout of some schemas leaves out of a query and a later one has again; nobody edits it there.
LEFT_OUT = "/datasource/datasourceConfiguration/url"


@dataclass(frozen=True, slots=True)
class Edit:
    """What a commit changed in one layout.

    `folder`: of the layout, with a `/` at its end, "" for the root. `ages`: era and schema of the layout before and
    after, "" where there is none. `files`: how many of its files differ. A change of a merge commit is one that it
    has from none of its parents. `unread`: files that cannot be read before or after, of which nothing is
    said. `is_cut`: the clone lacks what came before, so that nothing is known.
    """

    commit: Commit
    folder: str
    changes: tuple[Change, ...] = ()
    ages: tuple[str, str] = ("", "")
    files: int = 0
    unread: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def is_upgrade(self) -> bool:
        """Return whether the layout has another age since."""
        return self.ages[0] != self.ages[1] and "" not in self.ages


def edits(layouts: Layouts, commit: Commit) -> Iterator[Edit]:
    """Yield what a commit changed, for each layout of which any file differs from those of all parents."""
    parents = [read_commit(layouts.reader, parent) for parent in commit.parents]
    present = [parent.tree for parent in parents if parent is not None]
    if len(present) < len(parents):
        for folder in sorted(layouts.folders(commit.tree)):
            yield Edit(commit, folder, is_cut=True)
        return
    before: list[str | None] = [*present] or [None]
    folders = layouts.folders(commit.tree).union(*map(layouts.folders, before))
    for folder in sorted(folders):
        tops = [folder_in(layouts.reader, tree, folder) for tree in (*before, commit.tree)]
        if tops[-1] not in tops[:-1] and (len(before) == 1 or layouts.differs_from_all(tops)):
            *olds, new = layouts.versions(folder, [*before, commit.tree])
            yield _edit(commit, folder, olds, new)


def _edit(commit: Commit, folder: str, olds: Sequence[PastLayout], new: PastLayout) -> Edit:
    found = [changes(old, new) for old in olds]
    shared = set.intersection(*({_mark(change) for change in one} for one in found))
    own = tuple(change for change in found[0] if _mark(change) in shared)
    paths = {path for layout in (*olds, new) for path in layout.entries}
    files = sum(all(_blob(old, path) != _blob(new, path) for old in olds) for path in paths)
    unread = {error.path for layout in (*olds, new) for error in layout.packed.broken}
    changed = {path for path in unread if len({_blob(layout, path) for layout in (*olds, new)}) > 1}
    return Edit(commit, folder, own, (olds[0].age, new.age), files, tuple(sorted(changed)))


def _blob(layout: PastLayout, path: str) -> str | None:
    entry = layout.entries.get(path)
    return entry.blob if entry is not None else None


def _mark(change: Change) -> tuple[object, ...]:
    return change.kind, change.entity, change.path


def changes(old: PastLayout, new: PastLayout) -> tuple[Change, ...]:
    """Return what differs between two versions of a layout, without what one of them cannot tell for broken files."""
    if not old.packed.document or not new.packed.document:
        old, new = _with_empty(old, new), _with_empty(new, old)
    if not old.packed.document or not new.packed.document:
        return ()
    before, after = with_versions([old.packed.document, new.packed.document])
    try:
        found = diff(*of_one_era(before, after)).changes
    except TransformError:
        return ()
    unknown = _unknown(old, new) | _unknown(new, old)
    is_upgrade = old.age != new.age
    return tuple(
        change
        for change in found
        if (change.entity.type, change.entity.id) not in unknown
        and not (is_upgrade and change.path == LEFT_OUT and not (change.before and change.after))
    )


def _with_empty(layout: PastLayout, other: PastLayout) -> PastLayout:
    """Return a layout that is not there as an application without anything in it, of the other's versions."""
    if layout.packed.document or layout.error is not None or layout.entries:
        return layout
    versions = ("artifactJsonType", "clientSchemaVersion", "serverSchemaVersion")
    empty = {key: other.packed.document[key] for key in versions if key in other.packed.document}
    lists = ("datasourceList", "customJSLibList", "pageList", "actionList", "actionCollectionList")
    empty |= {"exportedApplication": {}} | {key: [] for key in lists}
    return layout.with_document(empty)


def _unknown(broken: PastLayout, other: PastLayout) -> set[tuple[str, str | None]]:
    """Return type and id of what only one version has because the other's file cannot be read."""
    unread = broken.unread
    if not unread:
        return set()
    parts = snapshot(other.packed.document).parts
    paths = {key: other.path(part.pointer) or "" for key, part in parts.items()}
    found = set()
    for key, part in parts.items():
        folder = "/".join(paths[key].split("/")[:2])
        if not unread.isdisjoint((paths[key], paths.get(("page", key[2], ""), ""), folder)):
            found.add((part.entity.type, part.entity.id))
    return found
