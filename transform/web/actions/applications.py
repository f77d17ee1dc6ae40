"""The applications in a backup: list them, and open one as if its export had been dropped."""

from __future__ import annotations

import io

from ...document.writing import serialize
from ...errors import InputError
from ...report.html.header import without_folders
from ...report.text import number_of
from ...sanitizing.masking import masked_texts
from ...sanitizing.shown_text import shown_diagnostics
from ...storage.archives import Archive, addresses
from ...storage.backup.backup import Backup, open_backup
from ...storage.backup.file_names import file_name
from ...storage.backup.libraries import require_all
from ...storage.backup.reading import Pass
from ...storage.backup.source import Source
from ..messages import JSON, Download, Request, Result
from ..rendering import render
from ..sources import quoted
from ..worker import Tell

COMMAND = "backup list"


def run(request: Request, tell: Tell) -> Result:
    """List the applications; give the one that was chosen."""
    name = without_folders(request.inputs[0].name)
    source = Source(name, io.BytesIO(request.inputs[0].files[0].data))
    tell(f"Reading {name}")
    with source:
        backup = _backup(source, request.option("password"), tell)
        named = addresses(backup.database)
        if chosen := request.option("open"):
            return _opened(Archive(name, backup), chosen)
        shown = masked_texts(named.values())
        rows = sorted((shown[address], id_) for id_, address in named.items())
        answer = f"{number_of(len(rows), 'application')} in {name}"
        return Result(
            render("applications", answer=answer, rows=rows),
            commands=(f"appsmith-transform backup list {quoted(name)}",),
        )


def _backup(source: Source, password: str, tell: Tell) -> Backup:
    require_all()
    if source.is_encrypted and not password:
        raise InputError("The archive is encrypted", hint="Write its password above.")

    def progress(read: int, total: int) -> None:
        percent = read * 100 // total if total else 100
        if percent % 10 == 0:
            tell(f"Reading {source.name}: {percent} %")

    how = Pass(lambda _database, _collection: True, password or None, progress=progress)
    return open_backup(source, how, database=None, keys=None)


def _opened(archive: Archive, id_: str) -> Result:
    found = archive.application(id_)
    data = serialize(found.document, indent=2, final_newline=True)
    name = file_name("", found.application.name, None, "application", set())
    file = Download(name, "The application", JSON, data)
    command = (
        f"appsmith-transform backup extract {quoted(archive.name)} --app {quoted(id_)} -o {quoted(name)}"
    )
    said = shown_diagnostics([one for one in archive.noticed(found) if one.severity != "note"])
    return Result(render("said", said=said), downloads=(file,), commands=(command,), opens=True)
