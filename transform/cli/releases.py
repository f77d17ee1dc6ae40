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
    rows = [_row(release, versions) for release in (releases() if every else _turning_points(releases()))]
    if output_format == "json":
        common.print_json(rows)
        return
    from ..report.text import table

    head = ["release", "date", "page", "server", "client", "file format"]
    keys = ["release", "date", "page", "server", "client", "file_format"]
    lines = [[_cell(row[key]) for key in keys] for row in rows]
    if versions:
        head.append("this file")
        lines = [[*line, str(row["verdict"])] for line, row in zip(lines, rows, strict=True)]
    print("\n".join(table([head, *lines], indent="")))
    notes = [f"{row['release']}: {row['note']}" for row in rows if row["note"]]
    if notes and not versions:
        print("\n" + "\n".join(notes))


def _versions_of(name: str, max_size: int) -> Versions:
    from ..document import Kind, require_kind
    from ..inspection import inspect

    document = common.read_input(name, max_size=max_size).document
    require_kind(document, Kind.EXPORT, Kind.PARTIAL_EXPORT, Kind.PAGE)
    return inspect(document).versions


def _row(release: Release, versions: Versions | None) -> dict[str, object]:
    from ..releases import fit

    row: dict[str, object] = dict(release.to_dict())
    if versions:
        found = fit(release, versions)
        row |= {"accepts": found.accepts, "shows": found.shows, "verdict": found.reason or "accepted"}
    return row


def _turning_points(all_releases: tuple[Release, ...]) -> list[Release]:
    """Give the releases that differ from the one before in a version, and the newest."""
    kept = [
        release
        for before, release in zip((None, *all_releases), all_releases, strict=False)
        if before is None or (before.versions, before.file_format) != (release.versions, release.file_format)
    ]
    return kept if kept[-1] is all_releases[-1] else [*kept, all_releases[-1]]


def _cell(value: object) -> str:
    return "-" if value in (None, 0) else str(value)
