"""Read a folder made by mongodump: <database>/<collection>.bson, each perhaps compressed with gzip."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from ...errors import InputError, LimitError
from .damage import Damage, DamageError, broken
from .inflate import inflated
from .limits import DEFAULT_LIMITS, BackupLimits
from .mongodump import LARGEST, SMALLEST, Ended, Prelude, Record
from .starts import GZIP
from .window import Window

_CHUNK = 2**18
_LENGTH = struct.Struct("<i").unpack_from


def small_members(folder: Path, names: tuple[str, ...], limits: BackupLimits) -> Iterator[tuple[str, bytes]]:
    """Yield the small files of a backup that somebody unpacked: name, bytes."""
    for name in names:
        path = folder / name
        if path.is_file() and not path.is_symlink():
            if path.stat().st_size > limits.text:
                raise LimitError(f"{path} has more than {limits.text:,} bytes")
            yield name, path.read_bytes()


def folder_events(
    folder: Path,
    wanted: Callable[[str, str], bool],
    *,
    salvage: bool = False,
    limits: BackupLimits = DEFAULT_LIMITS,
) -> Iterator[Prelude | Record | Ended | Damage]:
    """Yield the same events as an archive gives; a folder has no checksums.

    Raises InputError for a folder without .bson files, DamageError for a file that breaks (with `salvage`
    the defect is an event, and the next file is read).
    """
    files = sorted(_files(folder))
    if not files:
        raise InputError(f"{folder} holds neither a backup nor .bson files of mongodump")
    yield _prelude(folder, [(database, name) for database, name, _ in files])
    for database, name, path in files:
        if not wanted(database, name):
            continue
        try:
            yield from _documents(database, name, path, limits)
        except DamageError as error:
            if not salvage:
                raise
            yield error.damage


def _files(folder: Path) -> Iterator[tuple[str, str, Path]]:
    """Yield database, collection and file; of files beside each other the folder's name is the database."""
    for path in [*folder.glob("*.bson*"), *folder.glob("*/*.bson*")]:
        name, dot, ending = path.name.rpartition(".bson")
        if dot and ending in ("", ".gz") and path.is_file() and not path.is_symlink():
            yield unquote(path.parent.name or "dump"), unquote(name), path


def _prelude(folder: Path, names: list[tuple[str, str]]) -> Prelude:
    stated = {}
    for path in [*folder.glob("prelude.json"), *folder.glob("*/prelude.json")]:
        try:
            stated = json.loads(path.read_bytes()[:4096])
        except ValueError:
            continue
    versions = stated if isinstance(stated, dict) else {}
    server, tool = versions.get("ServerVersion"), versions.get("ToolVersion")
    listed = tuple((database, name, "collection") for database, name in names)
    return Prelude(server if isinstance(server, str) else "", tool if isinstance(tool, str) else "", listed)


def _documents(database: str, name: str, path: Path, limits: BackupLimits) -> Iterator[Record | Ended]:
    with path.open("rb") as file:
        chunks = iter(lambda: file.read(_CHUNK), b"")
        is_gzip = file.read(3) == GZIP
        file.seek(0)
        window = Window(inflated(chunks, "inner gzip", limits) if is_gzip else chunks)
        count = 0
        while window.fill(1):
            start = window.offset
            length = _LENGTH(window.data, window.at)[0] if window.fill(4) else 0
            if not SMALLEST <= length <= LARGEST:
                message = (
                    f"{path.name}: a document states a length of {length:,} bytes, not between 5 and 16 MiB"
                )
                raise broken("archive", start, message)
            data = window.take(length)
            if len(data) < length:
                raise broken("archive", start, f"{path.name} ends inside a document: it is cut off")
            if data[-1]:
                raise broken(
                    "archive", start + length - 1, f"a document of {name} does not end with a zero byte"
                )
            yield Record(database, name, data, start)
            count += 1
        yield Ended(database, name, count, None, window.offset)
