"""Recognise archives among the inputs by content, and take `ARCHIVE@APPLICATION` apart."""

from __future__ import annotations

from pathlib import Path

from .backup.starts import DUMP, is_archive_start

STANDARD_INPUT = "-"
#: What one of these names is in: a folder of mongodump, or a backup that somebody unpacked.
_INSIDE = ("application.bson", "application.bson.gz", "*/application.bson", "*/application.bson.gz", DUMP)


def is_archive(name: str) -> bool:
    """Check by content whether a path is that of a backup or a dump, or of a folder that mongodump made."""
    path = Path(name)
    try:
        if path.is_dir():
            return any(True for pattern in _INSIDE for _ in path.glob(pattern))
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return is_archive_start(file.read(512))
    except (OSError, ValueError):
        return False


def split_address(name: str) -> tuple[str, str] | None:
    """Return archive and application that `ARCHIVE@APPLICATION` names; None where no archive is named.

    The archive is `-` or exists; its own path may hold an `@`.
    """
    at = name.find("@")
    while at > 0:
        archive = name[:at]
        if archive == STANDARD_INPUT or is_archive(archive):
            return archive, name[at + 1 :]
        at = name.find("@", at + 1)
    return None
