"""What a file is at a time: size, time of change and hash, as a journal notes them."""

from __future__ import annotations

import hashlib
import stat
import time
from pathlib import Path
from typing import Any

#: Nanoseconds within which a file may change once more without getting another time.
_TICK = 2 * 10**9


def size_and_time(name: str) -> tuple[int, int] | None:
    """Return the size and the time of change of a file; None for what is no regular file."""
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def state_of(name: str) -> dict[str, Any] | None:
    """Return {size, time, sha256} of a file; None for what is none or cannot be read.

    The time is 0 where it is so recent that it might not tell a later change.
    """
    if (times := size_and_time(name)) is None or (digest := _hash(name)) is None:
        return None
    size, changed = times
    return {"size": size, "time": changed if time.time_ns() - changed > _TICK else 0, "sha256": digest}


def is_unchanged(name: str, noted: Any) -> bool:
    """Return whether a file is what was noted: by size and time, or where only the time differs by its hash."""
    times = size_and_time(name)
    if not isinstance(noted, dict) or times is None or times[0] != noted.get("size"):
        return False
    return times[1] == noted.get("time") or _hash(name) == noted.get("sha256")


def _hash(name: str) -> str | None:
    try:
        with Path(name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
