"""Read a layout from a folder of a disk, trusting nothing that is found there."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError, LimitError
from .layout.inventory import may_be_stored

#: The folder in which a write is prepared; see `folder_writing`.
JOURNAL = ".appsmith-transform.journal"
_NOT_ENTERED = frozenset((".git", JOURNAL))
#: Folders of a layout that must not be links.
LINKED_FOLDERS = frozenset(("pages", "datasources", "jslibs", "queries", "jsobjects"))
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class FolderLimits(NamedTuple):
    """How much is read of a folder before a LimitError: bytes of one file, bytes in all, number of files."""

    file: int = 150 * 1024 * 1024
    total: int = 2 * 1024**3
    files: int = 1_000_000


DEFAULT_LIMITS = FolderLimits()


class Folder(NamedTuple):
    """The files of a folder that may be of a layout, path with `/` -> content; `others`: how many are not."""

    files: dict[str, bytes]
    others: int


def read_folder(root: Path, limits: FolderLimits = DEFAULT_LIMITS) -> Folder:
    """Read the files of a folder that may belong to a layout.

    Other files are counted, never opened; links are never followed. Raises InputError for a link, a device
    or a pipe in the place of a layout's file, for what cannot be read or vanishes meanwhile, and for a folder
    that an interrupted run has left half written; LimitError for too much.
    """
    if (root / JOURNAL).exists():
        raise InputError(
            f"{root}: An earlier run was interrupted while it wrote this folder",
            hint="Run `unpack` on it again: it finishes or undoes that run first.",
        )
    files: dict[str, bytes] = {}
    others, left = 0, limits.total
    for count, (path, entry) in enumerate(_entries(root), 1):
        if count > limits.files:
            raise LimitError(f"{root}: The folder has more than {limits.files:,} files")
        if not may_be_stored(path):
            others += 1
            continue
        data = _read(path, entry, min(limits.file, left))
        left -= len(data)
        files[path] = data
    return Folder(files, others)


def _entries(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files below a folder with their path; what is linked to counts as a file."""
    stack = [("", str(root))]
    while stack:
        prefix, folder = stack.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            raise _refusal(prefix.rstrip("/") or str(root), error) from None
        for entry in entries:
            if entry.name in _NOT_ENTERED:
                continue
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                stack.append((path + "/", entry.path))
            elif entry.is_symlink() and (
                path in LINKED_FOLDERS or (path.startswith("pages/") and entry.is_dir())
            ):
                raise _link(path)
            else:
                yield path, entry


def _link(path: str) -> InputError:
    return InputError(
        f"{path}: This is a link; links are not followed, as they may lead out of the folder",
        hint="Replace it by the files that it leads to.",
    )


def _read(path: str, entry: os.DirEntry[str], limit: int) -> bytes:
    if entry.is_symlink():
        raise _link(path)
    try:
        handle = os.open(entry.path, _OPEN)
    except OSError as error:
        raise _link(path) if error.errno == errno.ELOOP else _refusal(path, error) from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise InputError(f"{path}: This is no regular file", hint="Remove it, or restore the file.")
        if status.st_size > limit:
            raise LimitError(f"{path}: The file has {status.st_size:,} bytes; the limit leaves {limit:,}")
        return _all_of(handle, status.st_size, path, limit)
    except OSError as error:
        raise _refusal(path, error) from None
    finally:
        os.close(handle)


def _all_of(handle: int, size: int, path: str, limit: int) -> bytes:
    """Return a file's content, which may have grown since its size was asked for."""
    data = os.read(handle, size + 1)
    if len(data) == size:
        return data
    parts = [data]
    while part := os.read(handle, 1 << 20):
        parts.append(part)
        if sum(map(len, parts)) > limit:
            raise LimitError(f"{path}: The file grew beyond the limit of {limit:,} bytes while it was read")
    return b"".join(parts)


def _refusal(path: str, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"{path}: The file vanished while the folder was read", hint="Try again.")
    if isinstance(error, NotADirectoryError):
        return InputError(f"{path}: This is no folder", hint="Name the folder that holds application.json.")
    reason = error.strerror or type(error).__name__
    return InputError(
        f"{path}: Cannot be read ({reason})", hint="Check the rights of the file and its folders."
    )
