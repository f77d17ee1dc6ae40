"""What the commands on backups share: the archive, its password, keys, progress, damages."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from . import printing
from ._reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..storage.backup.backup import Backup
    from ..storage.backup.damage import Damage
    from ..storage.backup.environment import Keys
    from ..storage.backup.reading import Pass
    from ..storage.backup.source import Progress, Source

PASSWORD_VARIABLE = "APPSMITH_BACKUP_PASSWORD"

ArchiveArgument = Annotated[
    str,
    typer.Argument(
        metavar="ARCHIVE",
        help="A .tar.gz or .tar.gz.enc of appsmithctl, a mongodump archive or folder; - for standard input.",
    ),
]
PasswordOption = Annotated[
    str | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        help=f"Holds the password of the archive. Else {PASSWORD_VARIABLE}, else a prompt.",
    ),
]
DatabaseOption = Annotated[
    str | None,
    typer.Option("--database", metavar="NAME", help="The database to read, where the dump holds several."),
]
SalvageOption = Annotated[
    bool, typer.Option("--salvage", help="Of a damaged archive, use what comes before the damage.")
]


def opened(archive: str) -> Source:
    """Open an archive; standard input is copied to an anonymous temporary file first."""
    from ..storage.backup.source import open_source, spilled

    if archive == "-":
        return spilled(printing.shown_name(archive), sys.stdin.buffer)
    return open_source(archive)


def reading(source: Source, password_file: str | None, *, salvage: bool, quiet: bool) -> Pass:
    """Return how to read an archive; asks for its password only where it is encrypted."""
    from ..storage.backup.libraries import require_all
    from ..storage.backup.reading import Pass

    password = None
    if source.is_encrypted:
        require_all()
        password = _password(password_file)
    shows = not quiet and sys.stderr is not None and sys.stderr.isatty()
    return Pass(
        lambda _database, _collection: True,
        password,
        salvage=salvage,
        progress=_progress() if shows else None,
    )


def _password(password_file: str | None) -> str:
    if password_file is not None:
        data = read_bytes(password_file, max_size=1)
        return data.decode("utf-8", "surrogateescape").removesuffix("\n").removesuffix("\r")
    if os.environ.get(PASSWORD_VARIABLE):
        return os.environ[PASSWORD_VARIABLE]
    if sys.stdin is None or not sys.stdin.isatty():
        raise InputError(
            "The archive is encrypted", hint=f"Set {PASSWORD_VARIABLE} or name a --password-file."
        )
    import getpass

    return getpass.getpass("Password of the archive: ")


def _progress() -> Progress:
    """Return what shows the progress on a terminal, a line that is written over."""
    shown = -1

    def show(read: int, total: int) -> None:
        nonlocal shown
        percent = read * 100 // total if total else 100
        if percent != shown:
            shown = percent
            sys.stderr.write(f"\rreading {percent:3d} %" if percent < 100 else "\r" + " " * 14 + "\r")
            sys.stderr.flush()

    return show


def backup_of(source: Source, how: Pass, database: str | None, keys: str | None) -> Backup:
    """Return the backup with its index, and the keys of a file or of the environment."""
    from ..storage.backup.backup import open_backup

    return open_backup(source, how, database=database, keys=_keys(keys))


def _keys(name: str | None) -> Keys | None:
    from ..storage.backup.environment import PASSWORD, SALT, keys_of, keys_of_file

    if name is None:
        return keys_of(os.environ)
    found = keys_of_file(read_bytes(name, max_size=1))
    if found is None:
        raise InputError(f"{name} does not set both {PASSWORD} and {SALT}")
    return found


def say_damages(archive: str, damages: Iterable[Damage]) -> None:
    """Print defects that a salvage passed over, and documents that cannot be read."""
    from ..report.text import visible

    for one in damages:
        printing.say(visible(f"{printing.shown_name(archive)}: {one.severity}: {one}"))
