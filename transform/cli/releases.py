"""Show the releases with their versions, or what each does with a file.

Examples:

  appsmith-transform releases

  appsmith-transform releases --for app.json
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import _inputs, options, printing
from .outputs import claim

if TYPE_CHECKING:
    from ..product.releases import Fit, Release

ForOption = Annotated[
    str | None, typer.Option("--for", metavar="FILE", help="Say of each release what it does with this file.")
]
AllOption = Annotated[
    bool, typer.Option("--all", help="Every release; else only those that brought a new version.")
]


def command(
    for_file: ForOption = None,
    every: AllOption = False,
    output_format: options.TextOrJsonOption = "text",
    color: options.ColorOption = "auto",
    max_size: options.MaxSizeOption = options.DEFAULT_MAX_SIZE,
) -> None:
    """Show the matrix; the command's help is the docstring of this module."""
    from ..product.releases import releases

    claim([for_file])
    document = _document(for_file, max_size) if for_file else None
    judged = _judged(document)
    shown = releases() if every else _turning_points(releases(), judged)
    if output_format == "json":
        printing.print_json([_row(release, judged.get(release.name)) for release in shown])
        return
    from ..report.releases_text import matrix, verdicts

    colour = printing.use_colour(sys.stdout, color)
    printing.show(matrix(shown, judged, width=printing.width(), colour=colour))
    if for_file and document is not None:
        printing.show("\n" + verdicts(printing.shown_name(for_file), document, tuple(judged.values())))


def _document(name: str, max_size: int) -> dict[str, Any]:
    from ..application.kinds import Kind, require_kind

    document = _inputs.read_input(name, max_size=max_size).document
    require_kind(document, Kind.EXPORT, Kind.PARTIAL_EXPORT, Kind.PAGE)
    return document


def _judged(document: dict[str, Any] | None) -> dict[str, Fit]:
    """Return release name -> what it does with the document, nothing without one."""
    if document is None:
        return {}
    from ..validating.acceptance import fits

    return {found.release.name: found for found in fits(document)}


def _row(release: Release, found: Fit | None) -> dict[str, object]:
    row: dict[str, object] = dict(release.to_dict())
    if found:
        row |= {
            "accepts": found.accepts,
            "shows": found.shows,
            "verdict": found.mark,
            "reason": found.reason,
            "message": found.message,
        }
    return row


def _turning_points(every: tuple[Release, ...], judged: dict[str, Fit]) -> list[Release]:
    """Return the releases that differ from the one before, also in what they do with a file, and the newest."""

    def what_counts(release: Release) -> tuple[object, ...]:
        mark = judged[release.name].mark if judged else None
        return release.versions, release.file_format, release.by_release_notes, mark

    kept = [
        release
        for before, release in zip((None, *every), every, strict=False)
        if before is None or what_counts(before) != what_counts(release)
    ]
    return kept if kept[-1] is every[-1] else [*kept, every[-1]]
