"""What git has stopped in, and staging what comes of it, by the git binary."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..errors import InputError
from ..merging.three import Three
from .object_reader import ObjectReader
from .revision import TreeEntry

OperationKind = Literal["merge", "rebase", "cherry-pick", "revert", "stash"]

#: What is left to do once everything is staged.
NEXT_STEP: dict[OperationKind, str] = {
    "merge": "git commit",
    "rebase": "git rebase --continue",
    "cherry-pick": "git cherry-pick --continue",
    "revert": "git revert --continue",
    "stash": "git commit",
}
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C"}
Stages = dict[int, TreeEntry]


@dataclass(frozen=True, slots=True)
class Operation:
    """What git has stopped in: the commits of both sides, and those that they have in common.

    `bases` are several after criss-cross merges, and none for unrelated histories. Where the commits are not
    known (`stash`: git stash pop, git am) they are "", and the index alone has the versions.
    """

    kind: OperationKind
    ours: str
    theirs: str
    bases: tuple[str, ...]


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return what a git command prints. Raises InputError with git's reason where it fails."""
    done = _git(folder, *arguments, stdin=stdin)
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        reason = lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else "it failed"
        raise InputError(f"{folder}: git {arguments[0]}: {reason}")
    return done.stdout


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=stdin,
            capture_output=True,
            env={**os.environ, **_QUIET},
            check=False,
        )
    except FileNotFoundError:
        raise InputError(
            "The program git is not installed", hint="Install it to work with repositories."
        ) from None


def git_line(folder: Path, *arguments: str) -> str:
    """Return the line that a git command prints, "" where it fails."""
    done = _git(folder, *arguments)
    return os.fsdecode(done.stdout.removesuffix(b"\n")) if done.returncode == 0 else ""


def working_tree(folder: Path) -> Path:
    """Return the root of the working tree that a folder is in. Raises InputError where there is none."""
    if not folder.is_dir():
        raise InputError(f"{folder}: There is no such folder")
    root = git_line(folder, "rev-parse", "--show-toplevel")
    if not root:
        raise InputError(
            f"{folder} is in no working tree of git",
            hint="Name a folder of the repository that is being merged.",
        )
    return Path(root)


def git_path(root: Path, name: str) -> Path:
    """Return the path of a file that git keeps for one working tree."""
    return root / git_line(root, "rev-parse", "--git-path", name)


def commit_named(root: Path, name: str) -> str:
    """Return the id of a commit, "" where there is none of that name."""
    return git_line(root, "rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{commit}}")


def stopped_operation(root: Path) -> Operation:
    """Return what git has stopped in. Raises InputError where it has not, or for a merge of several branches."""
    ours = commit_named(root, "HEAD")
    if theirs := commit_named(root, "MERGE_HEAD"):
        if len(git_path(root, "MERGE_HEAD").read_text().split()) > 1:
            raise InputError(
                "git is merging several branches at once", hint="Abort that, and merge them one by one."
            )
        return Operation("merge", ours, theirs, common_ancestors(root, ours, theirs))
    if revert := commit_named(root, "REVERT_HEAD"):
        return Operation("revert", ours, _parent(root, revert, stage=3), (revert,))
    is_rebase = any(git_path(root, name).is_dir() for name in ("rebase-merge", "rebase-apply"))
    picked = commit_named(root, "REBASE_HEAD" if is_rebase else "CHERRY_PICK_HEAD")
    if picked:
        parent = _parent(root, picked, stage=1)
        return Operation("rebase" if is_rebase else "cherry-pick", ours, picked, (parent,) if parent else ())
    if not unmerged_paths(root):
        raise InputError(
            f"{root}: No merge, rebase, cherry-pick or revert is in progress",
            hint="Start one with git first, or name BASE OURS THEIRS to merge without git.",
        )
    return Operation("stash", "", "", ())


def stop_times(root: Path) -> list[str]:
    """Return when git wrote the files that tell what it has stopped in: others for each time that it stops."""
    names = ("AUTO_MERGE", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")
    files = (git_path(root, name) for name in names)
    return [str(file.stat().st_mtime_ns) for file in files if file.is_file()]


def common_ancestors(root: Path, one: str, other: str) -> tuple[str, ...]:
    """Return the best common ancestors of two commits: several after criss-cross merges, or none."""
    return tuple(git_line(root, "merge-base", "--all", one, other).split())


def _parent(root: Path, commit: str, *, stage: int) -> str:
    """Return the parent that a commit is compared with: of a merge that whose files git has put into a stage."""
    parents = git_line(root, "rev-parse", f"{commit}^@").split()
    if len(parents) < 2:
        return parents[0] if parents else ""
    found = {path: stages[stage] for path, stages in index_stages(root).items() if stages.keys() > {stage}}
    return next((one for one in parents if _has(root, one, found)), parents[0])


def _has(root: Path, commit: str, files: Mapping[str, TreeEntry]) -> bool:
    """Return whether files are in a commit as they are."""
    with ObjectReader(root) as reader:
        found = reader.objects([f"{commit}:{path}" for path in files if "\n" not in path])
    return {one.identity if one else "" for one in found} <= {entry.blob for entry in files.values()}


def index_stages(root: Path) -> dict[str, Stages]:
    """Return the files of the index by path, each by stage: 0, or of an unmerged one 1, 2 and 3."""
    found: dict[str, Stages] = {}
    for line in git(root, "ls-files", "--stage", "-z", "--full-name").split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, blob, stage = head.decode().split(" ")
        found.setdefault(os.fsdecode(path), {})[int(stage)] = TreeEntry(mode, blob)
    return found


def edited_since_stop(root: Path) -> set[str]:
    """Return the paths of files that are not as git left them when it stopped."""
    known = git_line(root, "rev-parse", "--quiet", "--verify", "AUTO_MERGE^{tree}")
    if known:
        listing = git(root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", "AUTO_MERGE", "--")
    else:  # an older git, and one that applies patches, keep no record: what is unmerged counts as left by git
        listing = git(root, "diff-files", "--name-only", "-z")
    edited = {os.fsdecode(path) for path in listing.split(b"\0")[:-1]}
    return edited if known else edited - unmerged_paths(root)


def unmerged_paths(root: Path) -> set[str]:
    """Return the paths of the files that are unmerged in the index."""
    return {path for path, stages in index_stages(root).items() if 0 not in stages}


def stage(root: Path, paths: Iterable[str]) -> None:
    """Stage files as they are in the working tree, those that are gone as removed; conflicts in them end."""
    listing = b"".join(os.fsencode(path) + b"\0" for path in paths)
    if listing:
        git(root, "update-index", "--add", "--remove", "-z", "--stdin", stdin=listing)


def stage_conflicts(root: Path, conflicts: Mapping[str, Three[bytes | None]]) -> None:
    """Mark files as unmerged, each with its content in three versions, None for a version without it."""
    if not conflicts:
        return
    known = index_stages(root)
    lines = []
    for path, versions in conflicts.items():
        mode = next((entry.mode for entry in known.get(path, {}).values()), "100644")
        blobs = [
            git(root, "hash-object", "-w", "--stdin", stdin=data).decode().strip() if data is not None else ""
            for data in versions
        ]
        width = max(map(len, blobs))
        lines.append(f"0 {'0' * width}\t{path}")
        lines += [f"{mode} {blob} {stage}\t{path}" for stage, blob in enumerate(blobs, 1) if blob]
    git(
        root, "update-index", "-z", "--index-info", stdin=b"".join(os.fsencode(f"{line}\0") for line in lines)
    )
