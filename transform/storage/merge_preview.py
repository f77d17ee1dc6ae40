"""What merging one revision into another would do, without touching a working tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..diffing.changes import Diff
from ..diffing.comparison import diff
from ..document.reading import parse
from ..errors import InputError, TransformError
from ..merging.merge import without_ancestor
from ..merging.results import Merged, Strategy
from ..merging.three import Three
from .inputs import Layout, layout_at, of_one_era
from .merged_layouts import Version, merge_versions
from .repository import commit_named, common_ancestors
from .revision import named_object
from .stopped_layouts import layout_in_commit, virtual_base


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging `theirs` into `ours` would do.

    `incoming`: how our version would change. `clashing`: our version against theirs, of what is in conflict.
    """

    ours: str
    theirs: str
    merged: Merged
    incoming: Diff
    clashing: Diff | None


def preview_merge(
    repository: Path, ours: str, theirs: str, *, strategy: Strategy = "ask", answers: Any = None
) -> MergePreview:
    """Return what merging a revision into another would do; each is `REV` or `REV:PATH` of a layout or an export.

    Raises InputError for what is no revision, and where there is no application in both.
    """
    path = next((name.partition(":")[2] for name in (ours, theirs) if ":" in name), "")
    named = [name if ":" in name or not path else f"{name}:{path}" for name in (ours, theirs)]
    sides = [_version(repository, name) for name in named]
    base = _base(repository, [name.partition(":")[0] for name in named], path, sides[0])
    versions = Three(base, *sides)

    merged = merge_versions(versions, strategy=strategy, answers=answers)
    return preview_of(merged, versions, (ours, theirs), answers)


def preview_of(
    merged: Merged, versions: Three[Version], names: tuple[str, str], answers: Any
) -> MergePreview:
    """Return what a merge of some versions has done; `names` are those of ours and theirs."""
    incoming = diff(*of_one_era(versions.ours.document, merged.document))
    clashing = None
    if merged.conflicts:
        sides: tuple[Strategy, Strategy] = ("ours", "theirs")
        clashing = diff(
            *(merge_versions(versions, strategy=side, answers=answers).document for side in sides)
        )
    return MergePreview(*names, merged, incoming, clashing)


def _version(repository: Path, name: str) -> Version:
    found = layout_at(repository, name, named=False)
    return Version(found.packed.document, found) if isinstance(found, Layout) else _export(name, found)


def _export(name: str, data: bytes) -> Version:
    try:
        return Version(parse(data))
    except TransformError as error:
        error.message = f"{name}: {error.message}"
        raise


def _base(repository: Path, revisions: Sequence[str], path: str, ours: Version) -> Version:
    commits = [commit_named(repository, revision) for revision in revisions]
    for commit, revision in zip(commits, revisions, strict=True):
        if not commit:
            raise InputError(f"{revision} is no commit", hint="Name a commit, branch or tag.")
    bases = common_ancestors(repository, *commits)
    if not ours.layout:
        return _export_base(repository, bases, path, ours)
    prefix = f"{path.strip('/')}/" if path.strip("/.") else ""
    layout = None
    if len(bases) == 1:
        layout = layout_in_commit(repository, bases[0], prefix)
    elif bases:
        layout = virtual_base(repository, bases, prefix)
    if layout is None:
        return Version(without_ancestor(ours.document), ours.layout)
    return Version(layout.packed.document, layout)


def _export_base(repository: Path, bases: Sequence[str], path: str, ours: Version) -> Version:
    for base in bases:
        try:
            kind, _ = named_object(repository, f"{base}:{path}")
        except InputError:
            continue
        if kind == "blob":
            return _version(repository, f"{base}:{path}")
    return Version(without_ancestor(ours.document))
