"""Will it import? The verdict of a release, and what will be broken afterwards."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any

import transform

from ...application.kinds import Kind, kind_of
from ...errors import TransformError
from ...product.releases import LATEST, find
from ...report.html.header import without_folders
from ...report.validated import ValidatedFile, validated_file, without_deployment
from ...report.validation_html import to_html
from ...report.validation_text import to_text
from ...storage.shown_places import places_in
from ..messages import Request, Result
from ..rendering import summary
from ..sources import Source, commands_for, is_zip, quoted, source_of
from ..worker import Tell

COMMAND = "validate"


def run(request: Request, tell: Tell) -> Result:
    """Validate what was dropped for a release."""
    release = find(request.option("target", LATEST)).name
    dropped = request.inputs[0]
    tell(f"Reading {dropped.name}")
    if dropped.is_folder or is_zip(dropped):
        source = source_of(dropped, request)
        file, argument, partial = _layout(source, release), source.argument, False
    else:
        file, partial = _file(request, release)
        argument = quoted(file.name)
    tell("Writing the report")
    options = f" --target {release}{' --as partial' * partial}"
    report = f"{file.name.removesuffix('.json')}-validation.html"
    command = f"appsmith-transform validate {argument}{options} --format html > {quoted(report)}"
    shown = file.shown()
    return Result(
        summary(to_text([shown], colour=False)),
        to_html([shown], date=request.today),
        report,
        commands=commands_for(request.inputs, command),
    )


def _file(request: Request, release: str) -> tuple[ValidatedFile, bool]:
    """Return a file with its verdict, and whether it is a partial export."""
    name, data = without_folders(request.inputs[0].name), request.inputs[0].files[0].data
    limits = transform.Limits(size=request.largest)
    document: Any = None
    with contextlib.suppress(TransformError):  # the verdict says why
        document = transform.read(data, limits=limits).document
    partial = isinstance(document, dict) and kind_of(document) is Kind.PARTIAL_EXPORT
    found = transform.validate_text(data, release, partial=partial, limits=limits)
    return validated_file(name, found)._replace(document=document), partial


def _layout(source: Source, release: str) -> ValidatedFile:
    found = without_deployment(transform.validate(source.document, release))
    found = replace(found, diagnostics=source.parsed.diagnostics + found.diagnostics)
    places = places_in(source, found.diagnostics)
    return ValidatedFile(source.name, found, places)._replace(document=source.document)
