"""Read a mongodump archive: a prelude that names collections, then blocks of their documents.

The format: magic number, header document, one document per collection, terminator; then blocks, each a header
{db, collection, EOF, CRC}, documents, terminator. Blocks of several collections may alternate; a block with
EOF ends a collection and carries the CRC-64/XZ of all its documents as a signed integer.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...errors import LimitError
from .checksum import Checksum, checksum
from .damage import broken
from .libraries import require
from .limits import DEFAULT_LIMITS, BackupLimits
from .starts import MONGODUMP
from .window import Window

SMALLEST, LARGEST = 5, 16 * 2**20
_TERMINATOR = -1
_LENGTH = struct.Struct("<i").unpack_from

Namespace = tuple[str, str]


class Prelude(NamedTuple):
    """What a dump states about itself: versions, and its collections as (database, name, type)."""

    server: str
    tool: str
    collections: tuple[tuple[str, str, str], ...]


class Record(NamedTuple):
    """One document as BSON bytes, with the offset of its first byte in the dump."""

    database: str
    collection: str
    data: bytes
    offset: int


class Ended(NamedTuple):
    """The end of a collection: documents seen, and whether they have the stated checksum, where asked for."""

    database: str
    collection: str
    documents: int
    intact: bool | None
    offset: int


@dataclass(slots=True)
class _Progress:
    """What was seen of one collection so far."""

    documents: int = 0
    checksum: Checksum | None = None
    ended: bool = False


class Reader:
    """Reads one archive. `wanted` selects the collections whose documents are yielded."""

    def __init__(
        self,
        window: Window,
        wanted: Callable[[str, str], bool],
        *,
        checksums: bool = False,
        limits: BackupLimits = DEFAULT_LIMITS,
    ) -> None:
        self._window = window
        self._wanted = wanted
        self._checksums = checksums
        self._limits = limits
        self._bson = require("bson")
        self._seen: dict[Namespace, _Progress] = {}
        self._open: set[Namespace] = set()

    def events(self) -> Iterator[Prelude | Record | Ended]:
        """Yield the prelude, then documents and ends of collections in the order of the archive.

        Raises DamageError where the archive breaks, LimitError for a prelude beyond the limits.
        """
        prelude = self._prelude()
        yield prelude
        expected = {(db, name) for db, name, kind in prelude.collections if kind in ("collection", "")}
        self._open |= expected
        window = self._window
        while window.fill(1):
            if not self._open and not self._is_block_header():
                raise broken("archive", window.offset, "bytes follow the end of the last collection")
            yield from self._block()
        missing = sorted(expected & self._open)
        if missing:
            names = ", ".join(name for _, name in missing[:8]) + (" ..." if len(missing) > 8 else "")
            message = f"the archive ended before all collections were seen to their end: {names}"
            raise broken("archive", window.offset, message)

    def _prelude(self) -> Prelude:
        window = self._window
        if window.take(4) != MONGODUMP:
            raise broken("archive", 0, "the first bytes are not those of a mongodump archive")
        header = self._document("the header")
        found: list[tuple[str, str, str]] = []
        while not self._at_terminator("the list of collections"):
            entry = self._document("the list of collections")
            kind = entry.get("type", "")
            found.append(
                (_name(entry, "db"), _name(entry, "collection"), kind if isinstance(kind, str) else "")
            )
            if len(found) > self._limits.collections:
                raise LimitError(f"The dump names more than {self._limits.collections:,} collections")
        return Prelude(_name(header, "server_version"), _name(header, "tool_version"), tuple(found))

    def _is_block_header(self) -> bool:
        """Check whether what comes next can be the header of a block; nothing is consumed."""
        window = self._window
        if not window.fill(4):
            return False
        length = _LENGTH(window.data, window.at)[0]
        return bool(SMALLEST <= length <= 4096)

    def _block(self) -> Iterator[Record | Ended]:
        window = self._window
        start = window.offset
        header = self._document("the header of a block")
        key = (_name(header, "db"), _name(header, "collection"))
        if not key[1]:
            raise broken("archive", start, "a block without the name of its collection")
        progress = self._seen.get(key) or self._seen.setdefault(key, self._started())
        if progress.ended:
            raise broken("archive", start, f"a block of the collection {key[1]} after its end")
        if len(self._seen) > self._limits.collections:
            raise LimitError(f"The dump holds blocks of more than {self._limits.collections:,} collections")
        self._open.add(key)
        if not header.get("EOF"):
            yield from self._body(key, progress)
            return
        if not self._at_terminator(f"the end of the collection {key[1]}"):
            raise broken(
                "archive", window.offset, f"documents in the block that ends the collection {key[1]}"
            )
        stated = header.get("CRC", 0)
        progress.ended = True
        self._open.discard(key)
        intact = None
        if progress.checksum is not None:
            intact = progress.checksum.matches(stated if isinstance(stated, int) else 0)
            progress.checksum = None
        yield Ended(*key, progress.documents, intact, start)

    def _started(self) -> _Progress:
        return _Progress(checksum=checksum() if self._checksums else None)

    def _body(self, key: Namespace, progress: _Progress) -> Iterator[Record]:
        """Yield the documents of a block; this loop sees every byte of a dump, hence its shape."""
        window, crc, large = self._window, progress.checksum, LARGEST
        wanted = self._wanted(*key)
        while True:
            if not window.fill(4):
                raise self._cut(f"a block of the collection {key[1]}")
            data, at = window.data, window.at
            start, last, base, count = at, len(data) - 4, window.offset - at, 0
            length = 0
            while at <= last:
                length = _LENGTH(data, at)[0]
                end = at + length
                if not SMALLEST <= length <= large or end > last + 4:
                    break
                if data[end - 1]:
                    raise broken(
                        "archive", base + end - 1, f"a document of {key[1]} does not end with a zero byte"
                    )
                if wanted:
                    yield Record(key[0], key[1], data[at:end], base + at)
                count += 1
                at = end
                length = 0
            window.at = at
            progress.documents += count
            if crc and at > start:
                crc.update(data[start:at])
            if length == 0 and at > last:
                continue
            if length == _TERMINATOR:
                window.at += 4
                return
            self._require_length(length, window.offset)
            if not window.fill(length):
                raise self._cut(f"a document of the collection {key[1]}")

    def _document(self, what: str) -> dict[str, Any]:
        """Consume and decode one of the archive's own small documents."""
        window = self._window
        start = window.offset
        if not window.fill(4):
            raise self._cut(what)
        length = _LENGTH(window.data, window.at)[0]
        self._require_length(length, start)
        data = window.take(length)
        if len(data) < length:
            raise self._cut(what)
        try:
            decoded = self._bson.decode(data)
        except (self._bson.errors.InvalidBSON, RecursionError):
            raise broken("archive", start, f"{what} is not readable") from None
        return decoded if isinstance(decoded, dict) else {}

    def _require_length(self, length: int, offset: int) -> None:
        if not SMALLEST <= length <= LARGEST:
            message = f"a document states a length of {length:,} bytes, which is not between 5 and 16 MiB"
            raise broken("archive", offset, message)

    def _at_terminator(self, what: str) -> bool:
        window = self._window
        if not window.fill(4):
            raise self._cut(what)
        if _LENGTH(window.data, window.at)[0] != _TERMINATOR:
            return False
        window.at += 4
        return True

    def _cut(self, what: str) -> Exception:
        end = self._window.offset + self._window.available
        return broken("archive", end, f"the archive ends inside {what}: it is cut off")


def _name(document: dict[str, Any], key: str) -> str:
    value = document.get(key, "")
    return value if isinstance(value, str) else ""
