"""Read the bytes of a file or of standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from ..errors import InputError, LimitError
from .options import DEFAULT_MAX_SIZE

_OPEN_ALREADY = ("/dev/", "/proc/")  # pipes there, such as <(...) of a shell, have a writer


def read_bytes(name: str, *, max_size: int = DEFAULT_MAX_SIZE) -> bytes:
    """Return the content of a file, or of standard input for `-`; raises InputError, LimitError."""
    limit = max_size * 2**20
    try:
        if name == "-":
            return sys.stdin.buffer.read(limit + 1)  # one more than `read` takes
        path = Path(name)
        if path.is_dir():
            raise InputError(f"{name} is a folder, expected a JSON file")
        if path.is_fifo() and not name.startswith(_OPEN_ALREADY):
            raise InputError(
                f"{name} is a named pipe, and reading it could wait forever",
                hint=f"Use standard input: appsmith-transform ... - < {name}",
            )
        if path.stat().st_size > limit:
            raise LimitError(f"{name} is larger than {max_size} MB", hint="Raise --max-size.")
        if path.is_file():
            return path.read_bytes()
        with path.open("rb") as file:  # a pipe, or a device that may never end
            return file.read(limit + 1)
    except FileNotFoundError:
        raise InputError(f"{name} does not exist") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def size_of(name: str) -> int:
    """Return the bytes of a file; 0 for what has no size of its own, such as standard input."""
    path = Path(name)
    return path.stat().st_size if name != "-" and path.is_file() else 0
