"""What is it? The answer that a file alone gives on the command line, and what can be done with it."""

from __future__ import annotations

from ...application.kinds import Kind
from ...errors import TransformError
from ...report.about_text import about_of, about_rows
from ..messages import Request, Result
from ..rendering import render
from ..sources import is_backup, policy_for, quoted, source_of
from ..worker import Tell

COMMAND = ""

_OFFERS = {
    Kind.EXPORT: ("validate", "sanitize", "upgrade", "datasources"),
    Kind.PARTIAL_EXPORT: ("validate", "sanitize", "upgrade", "datasources"),
    Kind.PAGE: ("sanitize", "upgrade"),
}


def run(request: Request, tell: Tell) -> Result:
    """Say what was dropped; of a file that cannot be read an import may still say what it makes of it."""
    dropped = request.inputs[0]
    if is_backup(dropped):
        return Result(render("backup"), offers=("applications",))
    tell(f"Reading {dropped.name}")
    try:
        source = source_of(dropped, request)
        tell("Checking an import, and looking for secrets")
        about = about_of(
            source.name,
            source.size,
            source.text,
            source.parsed,
            policy_for(source, "share"),
            layout=source.layout is not None,
        )
    except TransformError as error:
        if dropped.is_folder:
            raise
        return Result(render("unreadable", error=error), offers=("validate",))
    return Result(
        render("about", rows=about_rows(about)),
        commands=(f"appsmith-transform {quoted(source.name)}",),
        offers=_OFFERS[about.info.kind],
    )
