"""Where a backup comes from: a file, standard input through a private spill file, or a folder."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from ...errors import InputError
from .starts import ENCRYPTED

_CHUNK = 2**18

#: Called with the compressed bytes that were read and the bytes that there are.
Progress = Callable[[int, int], None]


class Source:
    """A backup that can be read several times; a context manager, since it may hold an open file."""

    def __init__(self, name: str, file: BinaryIO | None, folder: Path | None = None) -> None:
        self.name = name
        self.folder = folder
        self._file = file

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()

    @property
    def start(self) -> bytes:
        """Return the first bytes of the file; nothing for a folder."""
        if self._file is None:
            return b""
        self._file.seek(0)
        return self._file.read(512)

    @property
    def is_encrypted(self) -> bool:
        """Check whether a password is needed to read the archive."""
        return self.start.startswith(ENCRYPTED)

    def chunks(self, progress: Progress | None = None) -> Iterator[bytes]:
        """Yield the bytes of the file from its start, telling `progress` how far reading has come."""
        if self._file is None:
            return
        total = self._file.seek(0, 2)
        self._file.seek(0)
        read = 0
        while chunk := self._file.read(_CHUNK):
            read += len(chunk)
            if progress is not None:
                progress(read, total)
            yield chunk


def open_source(name: str) -> Source:
    """Open a file or a folder. Raises InputError for what does not exist or cannot be read."""
    path = Path(name)
    try:
        if path.is_dir():
            return Source(name, None, path)
        file = path.open("rb")
        if file.seekable():
            return Source(name, file)
        with file:
            return spilled(name, file)
    except FileNotFoundError:
        raise InputError(f"{name} does not exist") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def spilled(name: str, stream: BinaryIO) -> Source:
    """Copy a stream that can be read only once into an anonymous temporary file, and return that.

    The file has no name on systems that allow it, else mode 0600, and is gone when it is closed or when
    the process ends. Its content is the archive as it came: still compressed, and encrypted where it was.
    """
    spill = tempfile.TemporaryFile("w+b")  # noqa: SIM115 - Source closes it
    try:
        while chunk := stream.read(_CHUNK):
            spill.write(chunk)
    except BaseException:
        spill.close()
        raise
    return Source(name, spill)
