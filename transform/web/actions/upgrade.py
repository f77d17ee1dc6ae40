"""Upgrade what was dropped, and say what was done."""

from __future__ import annotations

import transform

from ...report.upgrade_html import UpgradedFile, to_html
from ...report.upgrade_text import to_text
from ..messages import JSON, Download, Request, Result
from ..rendering import summary
from ..sources import commands_for, option, quoted, source_of
from ..worker import Tell

COMMAND = "upgrade"


def run(request: Request, tell: Tell) -> Result:
    """Upgrade what was dropped; there is no file where no step changes anything."""
    target = request.option("target", "latest")
    tell(f"Reading {request.inputs[0].name}")
    source = source_of(request.inputs[0], request)
    tell("Upgrading")
    done = transform.upgrade(source.document, target)
    tell("Writing the report")
    name = source.named("upgraded.json")
    is_new = done.document is not source.document
    file = (
        Download(name, "Upgraded file", JSON, source.written(done.document), goes_on=True) if is_new else None
    )
    report = source.named("upgrade.html")
    outputs = f"-o {quoted(name)} --report {quoted(report)}"
    command = f"appsmith-transform upgrade {source.argument} {option('--target', target)} {outputs}"
    return Result(
        summary(to_text(source.name, source.document, done)),
        to_html([UpgradedFile(source.name, source.document, done)], date=request.today),
        report,
        (file,) if file else (),
        commands_for(request.inputs, command),
    )
