"""Write a file so that nobody ever sees half of it, whenever the machine or the process stops.

The bytes go into a file beside the target, reach the disk, and are renamed over the target. A run that is killed
between these steps leaves `.NAME.XXXXXXXX.partial` behind. A writer locks its partial file for as long as it needs
it, so `remove_leftovers` can tell a leftover from the file of a run that is still at work.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator
from io import FileIO
from pathlib import Path

from ..patterns import pattern

try:
    import fcntl
except ImportError:  # Windows has no such locks, so leftovers are kept there
    fcntl = None  # type: ignore[assignment]

_BLOCK = 2**20
_FEW = 20  # files that are synced one by one: thousands would take half a minute
_OWNER = 0o700  # what the owner of a file may do with it
_LONGEST_STEM = (
    40  # characters of the target's name in that of its partial file, which must stay below 256 bytes
)
_LEFTOVER = pattern(r"\..+\.[0-9a-f]{8}\.partial")


def write_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file as a whole or not at all; raises OSError.

    A file that exists keeps its mode; a `private` one becomes readable by its owner only. Missing folders are made.
    A symbolic link stays, and its target is replaced. A file that holds these bytes already is left alone. A device
    or a pipe, which cannot be renamed over, is written to.
    """
    path = _behind_link(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and _holds(path, data):
        if private:
            path.chmod(path.stat().st_mode & _OWNER)
    elif path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        _replace(path, data, _mode(path, private=private))


def keeps_old_content_elsewhere(path: Path) -> bool:
    """Return whether a file has a second name (a hard link), which replacing the file would leave behind."""
    path = _behind_link(path)
    return path.is_file() and path.stat().st_nlink > 1


def remove_leftovers(folder: Path) -> None:
    """Remove the partial files of killed runs from a folder; those of runs still at work stay."""
    if fcntl is None:
        return
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if _LEFTOVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove_if_abandoned(entry.path)


def _remove_if_abandoned(path: str) -> None:
    with contextlib.suppress(OSError):  # locked, gone, or somebody else's
        descriptor = os.open(path, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(path)  # noqa: PTH108
        finally:
            os.close(descriptor)


def _behind_link(path: Path) -> Path:
    """Return the file that a symbolic link stands for, since renaming over the link would replace it."""
    return path.resolve() if path.is_symlink() and (path.is_file() or not path.exists()) else path


def _holds(path: Path, data: bytes) -> bool:
    """Return whether a file holds exactly these bytes, without reading a large one as a whole."""
    if path.stat().st_size != len(data):
        return False
    view = memoryview(data)
    with path.open("rb") as file:
        return all(file.read(_BLOCK) == view[at : at + _BLOCK] for at in range(0, len(data), _BLOCK))


def _mode(path: Path, *, private: bool) -> int:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    return mode & _OWNER if private else mode


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _replace(path: Path, data: bytes, mode: int) -> None:
    with _partial_file(path) as (file, partial):
        view = memoryview(data)
        while view:
            view = view[os.write(file.fileno(), view[: 2**30]) :]
        partial.chmod(mode)
        os.fsync(file.fileno())
        if fcntl is None:
            file.close()  # Windows renames no file that is open
        partial.replace(path)
    sync(path.parent)


@contextlib.contextmanager
def _partial_file(path: Path) -> Iterator[tuple[FileIO, Path]]:
    """Yield an empty file beside the target, open and locked; it is gone afterwards unless it was renamed."""
    descriptor, name = _locked_file(path)
    with FileIO(descriptor, "w") as file:
        try:
            yield file, Path(name)
        except BaseException:
            if fcntl is None:
                file.close()  # nor does it remove one
            Path(name).unlink(missing_ok=True)
            raise


def _locked_file(path: Path) -> tuple[int, str]:
    while True:
        name = str(path.with_name(f".{path.name[:_LONGEST_STEM]}.{os.urandom(4).hex()}.partial"))
        try:
            descriptor = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            continue
        if fcntl is None:
            return descriptor, name
        with contextlib.suppress(
            OSError
        ):  # a file system without locks: nobody else can lock the file either
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor, name
        os.close(descriptor)  # taken for a leftover before it was locked


def sync_all(paths: Collection[Path]) -> None:
    """Let several files and folders reach the disk; if they are many, with all else that waits for that."""
    if len(paths) > _FEW and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        sync(path)


def sync(path: Path) -> None:
    """Let a file, or the names in a folder, reach the disk, where it can be opened for that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
