"""What changed from the first to the second, with pictures."""

from __future__ import annotations

import transform

from ...report.diff.html import to_html
from ...report.diff.text import to_text
from ..messages import Request, Result
from ..rendering import summary
from ..sources import alike, quoted, source_of
from ..worker import Tell

COMMAND = "diff"


def run(request: Request, tell: Tell) -> Result:
    """Compare the two inputs."""
    tell("Reading both")
    before, after = (source_of(dropped, request, named=False) for dropped in request.inputs)
    tell("Comparing")
    found = transform.diff(*alike(before, after))
    tell("Drawing the pages")
    names = (before.name, after.name)
    command = f"appsmith-transform diff {' '.join(map(quoted, names))}"
    return Result(
        summary(to_text(found, colour=False)),
        to_html(found, names, date=request.today),
        commands=(command, f"{command} --format html -o diff.html"),
    )
