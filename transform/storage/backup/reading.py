"""One pass over a backup: which form it has, its small members, and the events of its dump."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal, NamedTuple

from ...errors import InputError, LimitError
from .damage import Damage, DamageError
from .dump_folder import folder_events, small_members
from .encryption import decrypted
from .inflate import inflated
from .limits import DEFAULT_LIMITS, BackupLimits
from .mongodump import Ended, Prelude, Reader, Record
from .source import Progress, Source
from .starts import DUMP, GZIP, MONGODUMP
from .tar import Member, members
from .window import Window

MANIFEST, ENVIRONMENT, POSTGRES = "manifest.json", "docker.env", "pg-data.archive"
#: The only members of a backup's tar that are ever read.
KNOWN = frozenset((MANIFEST, ENVIRONMENT, DUMP, POSTGRES))
_POSTGRES_STARTS = (b"PGDMP", b"--\n-- PostgreSQL database dump")
#: A field of the header of every mongodump archive, by which one is recognised whose magic number is damaged.
_HEADER_FIELD = b"concurrent_collections"
_BLOCK = 512

Form = Literal["backup", "dump archive", "dump folder"]


class Text(NamedTuple):
    """A small member: manifest.json or docker.env."""

    name: str
    data: bytes


Event = Form | Text | Prelude | Record | Ended | Damage


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass over a backup reads.

    `wanted` selects collections by database and name; `whole` reads to the very end and computes checksums;
    `salvage` turns the defect that ends a layer into an event and goes on where that is possible.
    """

    wanted: Callable[[str, str], bool]
    password: str | None = None
    whole: bool = False
    salvage: bool = False
    limits: BackupLimits = DEFAULT_LIMITS
    progress: Progress | None = None


def events(source: Source, one: Pass) -> Iterator[Event]:
    """Yield the form of a backup, then its small members and the events of its dump, as they come.

    Raises DamageError where it breaks (unless `one.salvage`), WrongPasswordError, LimitError, and InputError
    for what is no backup and for a PostgreSQL dump.
    """
    try:
        if source.folder is not None:
            yield from _folder(source, one)
        else:
            yield from _file(source, one)
    except DamageError as error:
        if not one.salvage:
            raise
        yield error.damage


def _file(source: Source, one: Pass) -> Iterator[Event]:
    chunks = source.chunks(one.progress)
    if source.is_encrypted:
        chunks = decrypted(chunks, one.password)
    start, chunks = _peeked(chunks)
    if not start:
        raise InputError(f"{source.name} is empty")
    if start.startswith(GZIP):
        start, chunks = _peeked(inflated(chunks, "gzip", one.limits))
    _refuse_postgres(start)
    if start.startswith(MONGODUMP) or _HEADER_FIELD in start:
        yield "dump archive"
        yield from _dump(chunks, one)
    elif _is_tar(start) or source.is_encrypted:
        yield "backup"
        yield from _tar(chunks, one)
    else:
        raise InputError(
            f"{source.name} is neither a backup of an instance nor a mongodump archive",
            hint="Expected are .tar.gz, .tar.gz.enc, an archive made by mongodump, or a folder made by it.",
        )


def _peeked(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes of a stream, as far as its first chunks hold them, and the whole stream.

    A defect within these bytes is raised when the stream is read, not here.
    """
    held: list[bytes] = []
    failure: list[DamageError] = []
    try:
        for chunk in chunks:
            held.append(chunk)
            if sum(map(len, held)) >= _BLOCK:
                break
    except DamageError as error:
        failure.append(error)

    def rest() -> Iterator[bytes]:
        if failure:
            raise failure[0]
        yield from chunks

    return b"".join(held)[:_BLOCK], chain(held, rest())


def _is_tar(start: bytes) -> bool:
    return len(start) == _BLOCK and (
        start[257:262] == b"ustar" or start[:2] == b"./" or start[156:157] in b"05\0"
    )


def _refuse_postgres(start: bytes) -> None:
    if start.startswith(_POSTGRES_STARTS):
        raise InputError(
            "The backup holds a PostgreSQL database, which cannot be read",
            hint="Only instances that store their applications in MongoDB are supported.",
        )


def _tar(chunks: Iterator[bytes], one: Pass) -> Iterator[Event]:
    """Yield what the known members hold; everything else in the tar is skipped unread."""
    seen: set[str] = set()
    for member, pieces in members(Window(chunks)):
        name = known_member(member.name)
        if name is None or name in seen:
            continue
        seen.add(name)
        if name == DUMP:
            yield from _guarded(_dump(pieces, one), one)
        elif name != POSTGRES:
            yield Text(name, _small(member, pieces, one.limits))
        if not one.whole and seen >= {MANIFEST, ENVIRONMENT, DUMP}:
            return
    for _ in chunks if one.whole else ():  # so that what checks the end of the file is reached
        pass
    if DUMP not in seen:
        if POSTGRES in seen:
            _refuse_postgres(_POSTGRES_STARTS[0])
        raise InputError(
            f"The archive holds no {DUMP}", hint="It is no backup, or a database was not dumped."
        )


def known_member(name: str) -> str | None:
    """Return which known member a path in the tar names; it lies at the root, or one folder down.

    `./docker.env`, `appsmith-backup-2022.../docker.env` -> `docker.env`; others -> None.
    """
    parts = name.removeprefix("./").split("/")
    if parts[-1] not in KNOWN or len(parts) > 2:
        return None
    if len(parts) == 2 and parts[0] in ("", ".", "..", "git-storage"):
        return None
    return parts[-1]


def _small(member: Member, pieces: Iterator[bytes], limits: BackupLimits) -> bytes:
    if member.size > limits.text:
        raise LimitError(
            f"{member.name[:80]} in the archive has {member.size:,} bytes, more than {limits.text:,}"
        )
    return b"".join(pieces)


def _dump(chunks: Iterator[bytes], one: Pass) -> Iterator[Event]:
    start, chunks = _peeked(chunks)
    if start.startswith(GZIP):
        start, chunks = _peeked(inflated(chunks, "inner gzip", one.limits))
    _refuse_postgres(start)
    yield from Reader(Window(chunks), one.wanted, checksums=one.whole, limits=one.limits).events()


def _guarded(found: Iterator[Event], one: Pass) -> Iterator[Event]:
    """Yield events; with `salvage` the defect that ends them is the last one, and what follows is read."""
    try:
        yield from found
    except DamageError as error:
        if not one.salvage:
            raise
        yield error.damage


def _folder(source: Source, one: Pass) -> Iterator[Event]:
    assert source.folder is not None
    inside = small_members(source.folder, (MANIFEST, ENVIRONMENT), one.limits)
    if (source.folder / DUMP).is_file():
        yield "backup"
        yield from (Text(name, data) for name, data in inside)
        with (source.folder / DUMP).open("rb") as file:
            yield from _dump(Source(DUMP, file).chunks(one.progress), one)
        return
    yield "dump folder"
    yield from (Text(name, data) for name, data in inside)
    yield from folder_events(source.folder, one.wanted, salvage=one.salvage, limits=one.limits)
