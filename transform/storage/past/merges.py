"""Check the merge commits of a repository: what each did to the layouts in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...document.positions import width_at
from ...history.merge_check import check_merge
from ...history.merge_findings import MergeDamage, MergeFinding
from ...history.merge_marks import NOBODY, Version
from ...history.same_names import has_other_names, under_names_of
from ...history.snapshot import Json, snapshot
from ..inputs import of_one_version
from ..layout.problems import ConflictMarkersError, LayoutError, NoPageError, RepeatedIdError
from ..layout.reading import read_json
from .commits import Commit, is_shallow, merge_bases, read_commit
from .edits import LEFT_OUT
from .layouts import Layouts, PastLayout, with_versions
from .objects import folder_in

#: Diagnostics on a tree that tell of damage where no parent has the same.
_NOTICED: dict[str, MergeDamage] = {
    "AT911": "changed",
    "AT913": "orphan",
    "AT914": "orphan",
    "AT915": "orphan",
    "AT917": "duplicated",
    "AT918": "orphan",
}


@dataclass(frozen=True, slots=True)
class CheckedMerge:
    """A merge commit and what it damaged. `unchecked` says why it could not be checked."""

    commit: Commit
    findings: tuple[MergeFinding, ...] = ()
    unchecked: str = ""


def checked(layouts: Layouts, commit: Commit) -> CheckedMerge:
    """Check one merge commit, in all layouts that the repository has in it."""
    parents = [read_commit(layouts.reader, parent) for parent in commit.parents]
    present = [parent for parent in parents if parent is not None]
    if len(present) < len(parents):
        return CheckedMerge(commit, (), "the clone lacks its parents")
    names = merge_bases(layouts.reader, commit.parents)
    bases = [base for name in names if (base := read_commit(layouts.reader, name)) is not None]
    if not bases and is_shallow(layouts.reader):
        return CheckedMerge(commit, (), "the clone lacks the commit from which its sides started")
    before, sides = ([one.tree for one in group] for group in (bases, present))
    folders = frozenset().union(*map(layouts.folders, (*before, *sides, commit.tree)))
    found = (_in_folder(layouts, folder, before, sides, commit.tree) for folder in sorted(folders))
    return CheckedMerge(commit, tuple(itertools.chain.from_iterable(found)))


def _in_folder(
    layouts: Layouts, folder: str, bases: list[str], parents: list[str], result: str
) -> Iterator[MergeFinding]:
    """Yield what a merge damaged in the layout of one folder."""
    everything = [*bases, *parents, result]
    tops = {folder_in(layouts.reader, tree, folder) for tree in everything}
    if len(tops) == 1:
        return
    versions = layouts.versions(folder, everything)
    sides, merged = versions[len(bases) : -1], versions[-1]
    for finding in (*_of_files(versions[: len(bases)], sides, merged), *_of_entities(versions, len(bases))):
        yield replace(finding, path=folder + finding.path)


def _of_entities(versions: Sequence[PastLayout], bases: int) -> list[MergeFinding]:
    if any(version.error for version in versions):
        return []  # a package, or a layout of the future; what is wrong with the result is said elsewhere
    documents = of_one_version(with_versions([version.packed.document for version in versions]))
    judged = [_version(layout, document) for layout, document in zip(versions, documents, strict=True)]
    renamed = None
    if bases and has_other_names(documents[-1], documents[:-1]):
        before = under_names_of(documents[-1], documents[0], documents[:-1])
        named = [replace(one, snapshot=snapshot(now)) for one, now in zip(judged, before, strict=False)]
        renamed = named[:bases], named[bases:]
    found = check_merge(judged[:bases], judged[bases:-1], judged[-1], renamed=renamed)
    if len({version.age for version in versions if version.age}) < 2:
        return found
    return [item for item in found if item.properties != (LEFT_OUT,)]


def _version(layout: PastLayout, document: Json) -> Version:
    own = snapshot(layout.packed.document)
    paths = {key: path for key, part in own.parts.items() if (path := layout.path(part.pointer))}
    stray = frozenset(
        identity
        for error in layout.packed.broken
        if isinstance(error, NoPageError)
        for identity in _widgets_below(layout, error.path)
    )
    return Version(snapshot(document), paths, layout.unread, stray)


def _folder(path: str) -> str:
    return "/".join(path.split("/")[:2])


def _widgets_below(layout: PastLayout, folder: str) -> Iterator[str]:
    for path, data in layout.files.items():
        if path.startswith(f"{folder}/widgets/"):
            try:
                yield str(read_json(path, data).get("widgetId"))
            except LayoutError:
                continue


def _of_files(
    bases: Sequence[PastLayout], parents: Sequence[PastLayout], result: PastLayout
) -> Iterator[MergeFinding]:
    """Yield what is wrong with the files of the result, unless base and all parents have it, too."""
    before = (*bases, *parents)
    for error in result.packed.broken:
        owners = [number for number, one in enumerate(parents) if _has_error(one, error)]
        if before and all(_has_error(one, error) for one in before):
            continue
        yield _broken(error, owners, len(parents), result.files.get(error.path, b""))
    if result.error is not None and not any(one.error for one in parents):
        path = getattr(result.error, "path", "metadata.json")
        yield MergeFinding("broken", result.error.message.removeprefix(f"{path}: "), NOBODY, path)
    known = {note.message for one in parents for note in one.packed.diagnostics}
    missing = "metadata.json" not in result.entries and all("metadata.json" in one.entries for one in parents)
    if missing and result.entries:
        yield MergeFinding("broken", "The file is missing", NOBODY, "metadata.json")
    for note in result.packed.diagnostics:
        kind = _NOTICED.get(note.code)
        path, _, message = note.message.partition(": ")
        is_told = _folder(path) in result.lost_folders or (note.code == "AT918" and result.lost_folders)
        if kind is not None and note.message not in known and not is_told:
            yield MergeFinding(kind, message, NOBODY, path)


def _has_error(layout: PastLayout, error: LayoutError) -> bool:
    return any(str(one) == str(error) for one in layout.packed.broken)


def _broken(error: LayoutError, owners: list[int], parents: int, data: bytes) -> MergeFinding:
    kind: MergeDamage = "broken"
    if isinstance(error, ConflictMarkersError):
        kind = "markers"
    elif isinstance(error, RepeatedIdError):
        kind = "duplicated"
    elif isinstance(error, NoPageError):
        kind = "orphan"
    message = error.message.removeprefix(f"{error.path}: ")
    parent = owners[0] if owners and len(owners) < parents else NOBODY
    line, column = error.line or 1, error.column or 1
    width = _width(data, line, column) if error.line else 1
    return MergeFinding(kind, message, parent, error.path, line=line, column=column, width=width)


def _width(data: bytes, line: int, column: int) -> int:
    """Return how many characters the value or word at a place in a file has, which need not be JSON; at least 1."""
    lines = data.decode("utf-8-sig", "replace").split("\n", line)
    return width_at(lines[line - 1], 0, column) if line <= len(lines) else 1
