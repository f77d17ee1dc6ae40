"""What changed from the first to the second, with pictures."""

from __future__ import annotations

import transform

from ...application.kinds import Kind, kind_of
from ...report.diff.html import to_html
from ...report.diff.text import to_text
from ...storage.documents import alike, require_same_kind
from ..messages import Request, Result
from ..rendering import render, summary
from ..sources import commands_for, source_of
from ..worker import Tell

COMMAND = "diff"

_REPORT = "diff.html"


def run(request: Request, tell: Tell) -> Result:
    """Compare the two inputs."""
    tell("Reading both")
    one, other = (source_of(dropped, request, named=False) for dropped in request.inputs)
    if (kind_of(one.document), kind_of(other.document)) == (Kind.EXPORT, Kind.PARTIAL_EXPORT):
        return Result(render("part", part=other.name))
    before, after = alike(one, other)
    require_same_kind(before, after)
    tell("Comparing")
    found = transform.diff(before.document, after.document)
    tell("Drawing the pages")
    command = f"appsmith-transform diff {before.argument} {after.argument} --format html -o {_REPORT}"
    return Result(
        summary(to_text(found, colour=False)),
        to_html(
            found,
            (before.name, after.name),
            date=request.today,
            originals=(before.original, after.original),
        ),
        _REPORT,
        commands=commands_for(request.inputs, command),
    )
