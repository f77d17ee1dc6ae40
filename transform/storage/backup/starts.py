"""The first bytes by which backups, dumps and their layers are recognised."""

from __future__ import annotations

GZIP = b"\x1f\x8b\x08"
ENCRYPTED = b"Salted__"  # openssl enc
MONGODUMP = b"\x6d\xe2\x99\x81"
TAR, TAR_AT = b"ustar", 257

DUMP = "mongodb-data.gz"  # the member of a backup that holds its dump


def is_archive_start(start: bytes) -> bool:
    """Check by its first 512 bytes whether a file is a backup or a dump, or compressed or encrypted as these are."""
    return start.startswith((GZIP, ENCRYPTED, MONGODUMP)) or start[TAR_AT:].startswith(TAR)
