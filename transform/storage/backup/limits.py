"""How much of an archive is unpacked before reading stops."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 2**20


@dataclass(frozen=True, slots=True)
class BackupLimits:
    """Limits against archives that unpack to far more than they hold.

    `ratio`: unpacked bytes per compressed byte of one gzip layer, checked from `grace` bytes on (real dumps
    reach 5 to 40, deflate at most 1,032). `total`: bytes that one layer may unpack to. `text`: bytes of
    manifest.json and of docker.env. `collections`: names in the prelude of a dump. `depth`: nesting of a
    document. `documents`: documents of the collections that are indexed. `application`: bytes of the documents of
    one application.
    """

    ratio: int = 250
    grace: int = 16 * _MIB
    total: int = 2**40
    text: int = _MIB
    collections: int = 20_000
    depth: int = 450
    documents: int = 2_000_000
    application: int = 1024 * _MIB


DEFAULT_LIMITS = BackupLimits()
