"""Backups among the inputs of all commands: opened once in a run, their applications read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ..errors import InputError
    from ..storage.archives import Archive
    from ..storage.backup.backup import Extracted


class Archives:
    """The archives of one run by name, and the file that holds their password."""

    def __init__(self) -> None:
        self.password_file: str | None = None
        self.opened: dict[str, Archive] = {}

    def get(self, name: str) -> Archive:
        """Return an archive with its index; reads it, and asks for a password, only the first time."""
        if name not in self.opened:
            from ..storage.archives import Archive
            from . import _backups

            source = _backups.opened(name)
            try:
                how = _backups.reading(source, self.password_file, salvage=False, quiet=False)
                self.opened[name] = Archive(name, _backups.backup_of(source, how, None, None))
            except BaseException:
                source.close()
                raise
        return self.opened[name]

    def close(self) -> None:
        """Close all archives."""
        for archive in self.opened.values():
            archive.backup.source.close()
        self.opened.clear()


_RUN: ContextVar[Archives | None] = ContextVar("archives", default=None)


@contextmanager
def archives() -> Iterator[Archives]:
    """Hold the archives that are opened inside, so that no input is opened twice; close them at the end."""
    held = Archives()
    token = _RUN.set(held)
    try:
        yield held
    finally:
        _RUN.reset(token)
        held.close()


@contextmanager
def current() -> Iterator[Archives]:
    """Hold the archives of this run; outside of a run those that are opened inside."""
    if (held := _RUN.get()) is not None:
        yield held
    else:
        with archives() as held:
            yield held


def _remember(password_file: str | None) -> str | None:
    if (held := _RUN.get()) is not None:
        held.password_file = password_file
    return password_file


PasswordFileOption = Annotated[
    str | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        callback=_remember,
        help="Holds the password of an encrypted backup. Else APPSMITH_BACKUP_PASSWORD, else a prompt.",
    ),
]


def applications_in(archive: str) -> list[str]:
    """Return `ARCHIVE@APPLICATION` for each application of an archive that is not deleted."""
    with current() as held:
        return held.get(archive).addresses()


def must_be_named(archive: str) -> InputError:
    """Return the error for an archive where one application is wanted."""
    with current() as held:
        return held.get(archive).must_be_named()


def read_application(archive: str, wanted: str) -> Extracted:
    """Return an application of an archive, with what is to be known about it as diagnostics."""
    from dataclasses import replace

    with current() as held:
        opened = held.get(archive)
        found = opened.application(wanted)
        return replace(found, diagnostics=opened.noticed(found))


def is_standard_input_an_archive() -> bool:
    """Check whether what comes on standard input is an archive; nothing of it is consumed."""
    import sys

    from ..storage.backup.starts import is_archive_start

    stream = getattr(sys.stdin, "buffer", None)
    if stream is None or not hasattr(stream, "peek") or sys.stdin.isatty():
        return False
    return is_archive_start(stream.peek(512)[:512])
