"""The matrix of releases as text, and what they do with a document in a few lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ..releases import Release, Versions, fit
from .text import table


def matrix(releases: Sequence[Release], versions: Versions | None) -> str:
    """Give a line for each release; with the versions of a document also what it does with that."""
    head = ["release", "date", "page", "server", "client", "file format"]
    rows = [
        [release.name, release.date, *map(_cell, (*release.versions.to_dict().values(), release.file_format))]
        for release in releases
    ]
    if versions:
        head.append("this file")
        rows = [[*row, fit(release, versions).mark] for row, release in zip(rows, releases, strict=True)]
    notes = [f"{release.name}: {release.note}" for release in releases if release.note]
    lines = table([head, *rows], indent="")
    return "\n".join([*lines, "", *notes] if notes and not versions else lines)


def verdicts(name: str, releases: Sequence[Release], versions: Versions) -> str:
    """Give the spans of releases that refuse a document, show its pages wrongly, or are fine, and why."""
    lines = [f"{name} has {_versions(versions)}."]
    fits = [fit(release, versions) for release in releases]
    for mark, group in itertools.groupby(fits, key=lambda found: found.mark):
        span = list(group)
        names = list(dict.fromkeys((span[0].release.name, span[-1].release.name)))
        lines.append(f"{' to '.join(names)}: {_sentence(mark, span[-1].reason, span[-1].message)}")
    return "\n".join(lines)


def _sentence(mark: str, reason: str, message: str) -> str:
    if mark == "refuses":
        return f'refuses it ("{message}"): {reason}'
    return f"accepts it, but {reason}" if reason else "accepts it and shows its pages rightly"


def _versions(versions: Versions) -> str:
    named = (
        ("page version", versions.page),
        ("server schema", versions.server),
        ("client schema", versions.client),
    )
    return ", ".join(f"{part} {number}" for part, number in named if number is not None)


def _cell(value: int | None) -> str:
    return str(value) if value else "-"
