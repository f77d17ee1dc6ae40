"""A file that only grows: what was done, one line of JSON for each piece of work.

A line is handed to the system in one call, so a run that is killed leaves it whole or not at all. What a machine that
lost its power left of one is passed over, and that work is done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import InputError

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]

_HEADER = b'{"type":"appsmith-transform-journal","format_version":1}\n'
_OWNER_ONLY = 0o600
_OPEN = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


class Journal:
    """A journal that this process alone writes to, until it ends."""

    def __init__(self, path: Path) -> None:
        """Open a journal, or begin one and make missing folders.

        Raises InputError for any other file and for one that another run has open.
        """
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(path, _OPEN, _OWNER_ONLY)
            self._require_free()
            self._begin()
        except OSError as error:
            raise self._unwritable(error) from None

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield what is noted, the oldest first; a line that was changed is passed over."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        with open(
            self._descriptor, "rb", closefd=False
        ) as lines:  # closing any descriptor would end the lock
            for line in lines:
                try:
                    entry = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(entry, dict) and entry.pop("check", None) == _check(entry):
                    yield entry

    def add(self, entry: dict[str, Any]) -> None:
        """Note an entry; raises InputError where that is impossible."""
        try:
            self._write(_text({**entry, "check": _check(entry)}) + b"\n")
        except OSError as error:
            raise self._unwritable(error) from None

    def _require_free(self) -> None:
        if not stat.S_ISREG(os.fstat(self._descriptor).st_mode):
            raise InputError(f"{self._path} is no file, which a journal must be")
        if fcntl is None:
            return
        try:  # not flock: processes of a run that was killed would hold it on
            fcntl.lockf(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputError(
                f"{self._path} is in use by another run", hint="Name another journal, or wait."
            ) from None

    def _begin(self) -> None:
        """Write what a new journal begins with, and end a line that has no end."""
        size = os.fstat(self._descriptor).st_size
        if size == 0:
            self._write(_HEADER)
            return
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        if os.read(self._descriptor, len(_HEADER)) != _HEADER:
            raise InputError(
                f"{self._path} exists and is no journal, so nothing is added to it", hint="Name another file."
            )
        os.lseek(self._descriptor, size - 1, os.SEEK_SET)
        if os.read(self._descriptor, 1) != b"\n":
            self._write(b"\n")

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._descriptor, data) :]

    def _unwritable(self, error: OSError) -> InputError:
        return InputError(f"{self._path} cannot be written: {error.strerror or error}")


def _text(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, separators=(",", ":")).encode()


def _check(entry: dict[str, Any]) -> str:
    """Return what tells a line that is damaged or was changed by hand."""
    return hashlib.sha256(_text(entry)).hexdigest()[:16]
