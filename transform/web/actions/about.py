"""What is it? The answer that a file alone gives on the command line, and what can be done with it."""

from __future__ import annotations

from ...application.kinds import Kind
from ...errors import TransformError
from ...report.about_text import about_of, about_rows
from ...storage.backup.starts import ENCRYPTED
from ..messages import Request, Result
from ..rendering import render
from ..sources import USUAL, commands_for, is_backup, is_zip, policy_for, source_of
from ..worker import Tell

COMMAND = ""

_OFFERS = {
    Kind.EXPORT: ("validate", "sanitize", "upgrade", "datasources", "parts"),
    Kind.PARTIAL_EXPORT: ("validate", "sanitize", "upgrade", "datasources", "parts"),
    Kind.PAGE: ("sanitize", "upgrade"),
}


def run(request: Request, tell: Tell) -> Result:
    """Say what was dropped; of a file that cannot be read an import may still say what it makes of it."""
    dropped = request.inputs[0]
    if is_backup(dropped):
        is_encrypted = dropped.files[0].data.startswith(ENCRYPTED)
        body = render("backup", is_encrypted=is_encrypted)
        return Result(body, offers=("applications",), then="" if is_encrypted else "applications")
    tell(f"Reading {dropped.name}")
    try:
        source = source_of(dropped, request)
        tell("Checking an import, and looking for secrets")
        about = about_of(
            source.name,
            source.size,
            source.text,
            source.parsed,
            policy_for(source, USUAL),
            layout=source.layout is not None,
        )
    except TransformError as error:
        if dropped.is_folder or is_zip(dropped):
            raise
        return Result(render("unreadable", error=error), offers=("validate",))
    return Result(
        render("about", rows=about_rows(about), offers=_OFFERS[about.info.kind]),
        commands=commands_for(request.inputs, f"appsmith-transform {source.argument}"),
        offers=_OFFERS[about.info.kind],
    )
