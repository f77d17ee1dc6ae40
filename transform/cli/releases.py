"""Show the releases with their versions, or what each does with a file.

Examples:

  appsmith-transform releases

  appsmith-transform releases --for app.json
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from . import common

if TYPE_CHECKING:
    from ..releases import Release, Versions

ForOption = Annotated[
    str | None, typer.Option("--for", metavar="FILE", help="Say of each release what it does with this file.")
]
AllOption = Annotated[
    bool, typer.Option("--all", help="Every release; else only those that brought a new version.")
]


def command(
    for_file: ForOption = None,
    every: AllOption = False,
    output_format: common.TextOrJsonOption = "text",
    max_size: common.MaxSizeOption = common.DEFAULT_MAX_SIZE,
) -> None:
    """Show the matrix; see the module's docstring for what the command's help says."""
    from ..releases import releases

    versions = _versions_of(for_file, max_size) if for_file else None
    shown = releases() if every else _turning_points(releases(), versions)
    if output_format == "json":
        common.print_json([_row(release, versions) for release in shown])
        return
    from ..report.releases_text import matrix, verdicts

    print(matrix(shown, versions))
    if for_file and versions:
        print("\n" + verdicts(common.shown_name(for_file), releases(), versions))


def _versions_of(name: str, max_size: int) -> Versions:
    from ..document import Kind, require_kind
    from ..errors import InputError
    from ..upgrade.export import document_versions

    document = common.read_input(name, max_size=max_size).document
    kind = require_kind(document, Kind.EXPORT, Kind.PARTIAL_EXPORT, Kind.PAGE)
    versions = document_versions(document)
    if kind is not Kind.PAGE and None in (versions.server, versions.client):
        part = "server" if versions.server is None else "client"
        raise InputError(
            f"{common.shown_name(name)}: {part}SchemaVersion is no number, so every release refuses the file",
            pointer=f"/{part}SchemaVersion",
            hint="Write the schema version of the release that made the export.",
        )
    return versions


def _row(release: Release, versions: Versions | None) -> dict[str, object]:
    from ..releases import fit

    row: dict[str, object] = dict(release.to_dict())
    if versions:
        found = fit(release, versions)
        row |= {
            "accepts": found.accepts,
            "shows": found.shows,
            "verdict": found.mark,
            "reason": found.reason,
            "message": found.message,
        }
    return row


def _turning_points(every: tuple[Release, ...], versions: Versions | None) -> list[Release]:
    """Give the releases that differ from the one before, also in what they do with a file, and the newest."""
    from ..releases import fit

    def what_counts(release: Release) -> tuple[object, ...]:
        mark = fit(release, versions).mark if versions else None
        return release.versions, release.file_format, mark

    kept = [
        release
        for before, release in zip((None, *every), every, strict=False)
        if before is None or what_counts(before) != what_counts(release)
    ]
    return kept if kept[-1] is every[-1] else [*kept, every[-1]]
