"""Write a layout into a folder: only what changes, each file at once, and all of it or nothing.

What is to be written is prepared in a folder of its own, the journal. When it is complete a plan is renamed
into place; from then on the run counts as made, and what a killed one left undone the next one does. A run
that was killed before is undone by removing the journal.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import orjson

from ..errors import InputError
from .disk import sync, sync_all
from .folder import JOURNAL
from .layout.paths import folded_together, refused_on_windows, require_safe_path

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]

_PLAN = "plan.json"
_LOCK = "lock"


class FolderChange(NamedTuple):
    """What writing a layout into a folder changes: paths that are new, rewritten, removed.

    `stale`: paths of the layout that the new one lacks and that stay, as nobody asked to remove them.
    """

    added: tuple[str, ...]
    modified: tuple[str, ...]
    removed: tuple[str, ...]
    stale: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.modified or self.removed)


def plan_change(
    before: Mapping[str, bytes], after: Mapping[str, bytes], *, moved: Iterable[str] = (), prune: bool = False
) -> FolderChange:
    """Return what must change so that a folder with the files `before` has those of `after`.

    Files that only `before` has are stale: they are removed with `prune`, those in `moved` always, as their
    content would be there twice otherwise.
    """
    stale = {path for path in before if path not in after}
    removed = stale if prune else stale & set(moved)
    return FolderChange(
        tuple(sorted(path for path in after if path not in before)),
        tuple(sorted(path for path in after if path in before and after[path] != before[path])),
        tuple(sorted(removed)),
        tuple(sorted(stale - removed)),
    )


def write_folder(root: Path, files: Mapping[str, bytes], change: FolderChange) -> None:
    """Make a change to a folder; `files` has the content of what is added and modified.

    A run that was interrupted before is finished or undone first (`finish_interrupted`). Raises InputError,
    with nothing changed, for a path that the disk cannot hold or that leads through a link, and while another
    run writes into the folder.
    """
    if not change:
        return
    written = [*change.added, *change.modified]
    for path in (*written, *change.removed):
        require_safe_path(path)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _locked(root) as journal:
            _finish(root, journal)
            _require_room(root, journal, files, written)
            _prepare(root, journal, files, written, change.removed)
            _finish(root, journal)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{error.filename or root}: Cannot be written ({reason})") from None


def finish_interrupted(root: Path) -> bool:
    """Finish or undo a run that was killed while it wrote into a folder; return whether there was one."""
    if not (root / JOURNAL).is_dir():
        return False
    with _locked(root) as journal:
        _finish(root, journal)
    return True


@contextlib.contextmanager
def _locked(root: Path) -> Iterator[Path]:
    """Hold the journal of a folder; the lock goes with the process, the journal when all is done."""
    journal = root / JOURNAL
    if journal.is_symlink():
        raise InputError(f"{journal}: This is a link", hint="Remove it.")
    journal.mkdir(exist_ok=True)
    with open(journal / _LOCK, "ab") as lock:  # noqa: PTH123 - the handle is what is locked
        _lock(lock.fileno(), journal)
        try:
            yield journal
        finally:
            if not (journal / _PLAN).exists():
                shutil.rmtree(journal, ignore_errors=True)
    if (
        fcntl is None and not (journal / _PLAN).exists()
    ):  # Windows removes no file that is open, as the lock was
        with contextlib.suppress(OSError):
            (journal / _LOCK).unlink(missing_ok=True)
            journal.rmdir()


def _lock(handle: int, journal: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise InputError(
            f"{journal.parent}: Another run is writing into this folder", hint="Try again."
        ) from None
    with contextlib.suppress(FileNotFoundError):
        if os.path.samestat(os.fstat(handle), (journal / _LOCK).stat()):
            return
    raise InputError(f"{journal.parent}: Another run has just written into this folder", hint="Try again.")


def _require_room(root: Path, journal: Path, files: Mapping[str, bytes], written: list[str]) -> None:
    """Raise InputError for what would be written elsewhere than its path says, or over something else."""
    folders = {parent for path in written for parent in Path(path).parents if parent != Path()}
    for folder in sorted(folders):
        if (root / folder).is_symlink():
            raise InputError(f"{folder.as_posix()}: This is a link; nothing is written through links")
        if (root / folder).exists() and not (root / folder).is_dir():
            raise InputError(f"{folder.as_posix()}: A file has the name of a folder", hint="Move it away.")
    for path in written:
        if (root / path).is_dir() and not (root / path).is_symlink():
            raise InputError(f"{path}: A folder has the name of a file", hint="Move it away.")
    if os.name == "nt":
        for path, reason in refused_on_windows(written).items():
            raise InputError(
                f"{path}: Windows cannot create this file: {reason}", hint="Rename it in the export."
            )
    pairs = folded_together([*files])
    if pairs and (journal / _LOCK.upper()).exists():
        first, second = pairs[0]
        raise InputError(
            f"{first} and {second} are one file on this disk, which does not tell upper from lower case",
            hint="Rename one of the two, or use a disk that tells them apart.",
        )


def _prepare(
    root: Path, journal: Path, files: Mapping[str, bytes], written: list[str], removed: tuple[str, ...]
) -> None:
    """Write the journal; renaming its plan into place is what makes the change.

    All that the plan speaks of reaches the disk before it, so that a machine that loses its power keeps either tree.
    """
    for number, path in enumerate(written):
        prepared = journal / str(number)
        prepared.write_bytes(files[path])
        with contextlib.suppress(OSError):
            prepared.chmod(stat.S_IMODE((root / path).stat(follow_symlinks=False).st_mode))
    sync_all([journal / str(number) for number in range(len(written))])
    plan = orjson.dumps({"written": written, "removed": removed})
    unnamed = journal / "plan"
    with unnamed.open("wb") as handle:
        handle.write(plan)
        handle.flush()
        os.fsync(handle.fileno())
    unnamed.replace(journal / _PLAN)
    sync(journal)


def _finish(root: Path, journal: Path) -> None:
    """Carry out the plan of a journal as far as that is not done; without a plan remove what was prepared."""
    try:
        plan = orjson.loads((journal / _PLAN).read_bytes())
    except FileNotFoundError:
        plan = {"written": [], "removed": []}
    for path in (*plan["written"], *plan["removed"]):
        require_safe_path(path)
    for number, path in enumerate(plan["written"]):
        prepared = journal / str(number)
        if prepared.exists():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            prepared.replace(target)
    for path in plan["removed"]:
        (root / path).unlink(missing_ok=True)
    _remove_empty_folders(root, plan["removed"])
    sync_all({(root / path).parent for path in (*plan["written"], *plan["removed"])})
    (journal / _PLAN).unlink(missing_ok=True)
    for left in journal.iterdir():
        if left.name != _LOCK:
            left.unlink()


def _remove_empty_folders(root: Path, removed: Iterable[str]) -> None:
    for path in sorted(removed, reverse=True):
        for parent in Path(path).parents:
            if parent == Path():
                break
            try:
                (root / parent).rmdir()
            except OSError:
                break
