"""Finish a merge that git has stopped in: the layouts of a repository merged as applications, and staged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from ..errors import InputError
from ..merging.merge import without_ancestor
from ..merging.results import Merged, Strategy
from ..merging.three import Three
from .folder_writing import FolderChange, plan_change, write_folder
from .inputs import Layout
from .merged_layouts import Version, merge_versions, merged_tree
from .repository import (
    Operation,
    OperationKind,
    edited_since_stop,
    git_path,
    index_stages,
    stage,
    stage_conflicts,
    stop_times,
    stopped_operation,
    unmerged_paths,
    working_tree,
)
from .stopped_layouts import StoppedLayout, stopped_layouts
from .unmerged_exports import ContinuedExport, require_unedited, unmerged_exports, write_export

#: What an earlier run wrote, so that a later one may write over it: path -> hash of the content.
_RECORD = "appsmith-transform-merge.json"
Tree = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class ContinuedLayout:
    """What became of one layout: `prefix` is its folder in the repository; `unmerged` are files with conflicts."""

    prefix: str
    merged: Merged
    change: FolderChange
    unmerged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Continued:
    """What became of a merge; `left` are unmerged files that belong to no layout and are no exports.

    `finished`: the folders of layouts that an earlier run has merged, and whose conflicts are resolved.
    """

    kind: OperationKind
    layouts: tuple[ContinuedLayout, ...]
    exports: tuple[ContinuedExport, ...]
    finished: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The tree that a layout gets, and for each file with a conflict its three versions."""

    found: StoppedLayout
    merged: Merged
    tree: Tree
    conflicts: Mapping[str, Three[bytes | None]]

    def paths(self) -> set[str]:
        """Return the paths, from the root of the repository, of all files that the merge decides about."""
        own = self.found.own | {path for path in self.tree if path not in self.found.foreign}
        return {self.found.prefix + path for path in own}


def continue_merge(
    folder: Path,
    *,
    strategy: Strategy = "ask",
    answers: Mapping[str, Any] | None = None,
    force: bool = False,
    upgrade_layout: bool = False,
) -> Continued:
    """Merge each layout that git could not merge, write it into the working tree and stage it.

    Files with a conflict hold our version and stay unmerged in the index, with the merged file as each side
    would have it in stages 1 to 3. Other files stay as git left them. Nothing is committed. Answers count for
    later runs on the same merge, too. Raises InputError where git has not stopped, for layouts that are broken,
    and, without `force`, for files of a layout that somebody has edited since git stopped; then nothing has been
    written.
    """
    root = working_tree(folder)
    operation = stopped_operation(root)
    record = _Record.of(root, operation)
    record.answers |= answers or {}
    plans, finished = [], []
    for found in stopped_layouts(root, operation):
        plan = _plan(found, strategy, record.answers, upgrade_layout)
        if record.written.keys() & plan.paths() and not unmerged_paths(root) & plan.paths():
            finished.append(found.prefix)
        else:
            plans.append(plan)
    own = set().union(*(plan.paths() for plan in plans))
    exports = unmerged_exports(root, unmerged_paths(root) - own, strategy, record.answers)
    if not force:
        _require_unedited(root, plans, record)
        require_unedited(root, exports, record.written)
    done = tuple(_carry_out(root, plan, record) for plan in plans)
    for export in exports:
        write_export(root, export)
        record.note(export.path, export.file.data)
    record.save()
    left = unmerged_paths(root) - own - {export.path for export in exports}
    return Continued(operation.kind, done, tuple(exports), tuple(finished), tuple(sorted(left)))


def _plan(
    found: StoppedLayout, strategy: Strategy, answers: Mapping[str, Any], upgrade_layout: bool
) -> _Plan:
    def tree_for(strategy: Strategy) -> tuple[Merged, dict[str, bytes]]:
        merged = merge_versions(versions, strategy=strategy, answers=answers)
        tree = merged_tree(
            merged.document,
            found.layouts,
            strategy=strategy,
            answers=answers,
            upgrade_layout=upgrade_layout,
        )
        return merged, tree

    versions = Three.of(_version(layout, found.layouts.ours) for layout in found.layouts)
    merged, tree = tree_for(strategy)
    if not merged.conflicts:
        return _Plan(found, merged, tree, {})
    sides = Three(*(tree_for(side)[1] for side in ("base", "ours", "theirs")))
    every = sorted({*sides.base, *sides.ours, *sides.theirs})
    versions_of = {path: Three.of(side.get(path) for side in sides) for path in every}
    return _Plan(
        found, merged, tree, {path: three for path, three in versions_of.items() if len({*three}) > 1}
    )


def _version(layout: Layout | None, ours: Layout | None) -> Version:
    if layout is None and ours is not None:
        return Version(without_ancestor(ours.packed.document), ours)
    assert layout is not None  # ours and theirs are always there
    return Version(layout.packed.document, layout)


def _require_unedited(root: Path, plans: Iterable[_Plan], record: _Record) -> None:
    edited, known = edited_since_stop(root), index_stages(root)
    for plan in plans:
        unknown = {path for path in plan.paths() if path not in known and (root / path).exists()}
        for path in sorted((plan.paths() & edited) | unknown):
            file = root / path
            relative = path.removeprefix(plan.found.prefix)
            holds = file.read_bytes() if file.is_file() else None
            if record.wrote(path, holds) or holds == plan.tree.get(relative):
                continue
            raise _refusal(path, is_new=path in unknown)


def _refusal(path: str, *, is_new: bool) -> InputError:
    if is_new:
        return InputError(
            f"{path} was put there since git stopped", hint="Move it away, or use --force to write over it."
        )
    return InputError(
        f"{path} was edited since git stopped",
        hint=f"Merge it anew (`git checkout --merge -- '{path}'`), or use --force to write over it.",
    )


def _carry_out(root: Path, plan: _Plan, record: _Record) -> ContinuedLayout:
    prefix = plan.found.prefix
    stages = index_stages(root)
    changing = [path for path in sorted(plan.paths()) if not _stands(plan, path, stages.get(path, {}))]
    before = {path: data for path in changing if (data := _content(root / path)) is not None}
    after = {path: plan.tree[own] for path in changing if (own := path.removeprefix(prefix)) in plan.tree}
    change = plan_change(before, after, prune=True)
    write_folder(root, after, change)
    conflicts = {prefix + path: versions for path, versions in plan.conflicts.items()}
    stage(root, (path for path in changing if path not in conflicts))
    stage_conflicts(root, conflicts)
    for path in changing:
        record.note(path, after.get(path))
    return ContinuedLayout(prefix, plan.merged, change, tuple(conflicts))


def _stands(plan: _Plan, path: str, stages: Mapping[int, Any]) -> bool:
    """Return whether git has staged a file as the merge has it already: as it is in ours or in theirs."""
    relative = path.removeprefix(plan.found.prefix)
    if relative in plan.conflicts:
        return False
    if 0 not in stages:
        return not stages and relative not in plan.tree
    return any(
        stages[0].blob == blobs.get(relative) and layout.files.get(relative) == plan.tree.get(relative)
        for layout, blobs in zip(plan.found.layouts[1:], plan.found.blobs[1:], strict=True)
        if layout is not None
    )


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


@dataclass(slots=True)
class _Record:
    """What runs on one merge were told and have written so far; it is kept among the files of git."""

    file: Path
    sides: list[str]
    answers: dict[str, Any]
    written: dict[str, str | None]

    @classmethod
    def of(cls, root: Path, operation: Operation) -> _Record:
        """Return the record of a merge; that of another merge, or of an earlier try, counts for nothing."""
        file, sides = git_path(root, _RECORD), [operation.ours, operation.theirs, *stop_times(root)]
        try:
            known = orjson.loads(file.read_bytes())
        except (OSError, ValueError):
            known = {}
        if known.get("sides") != sides:
            known = {}
        return cls(file, sides, known.get("answers", {}), known.get("written", {}))

    def wrote(self, path: str, data: bytes | None) -> bool:
        """Return whether a file is as an earlier run left it."""
        return path in self.written and self.written[path] == _hash(data)

    def note(self, path: str, data: bytes | None) -> None:
        """Note what a file holds now, None for one that was removed."""
        self.written[path] = _hash(data)

    def save(self) -> None:
        """Write the record for later runs."""
        self.file.write_bytes(
            orjson.dumps({"sides": self.sides, "answers": self.answers, "written": self.written})
        )


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
