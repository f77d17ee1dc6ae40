"""The matrix of releases as text, and what they do with a document in a few lines."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..application.kinds import Kind, kind_of
from ..product.releases import INCOMPATIBLE, Fit, Release, Versions, oldest_accepting
from ..upgrading.targets import document_versions
from .painting import Style
from .text import head_style, table, visible


def matrix(
    releases: Sequence[Release],
    judged: Mapping[str, Fit],
    *,
    width: int | None = None,
    colour: bool = False,
) -> str:
    """Return a line for each release; with `judged` (release name -> fit) also what it does with a document.

    `width` is that of a terminal: in a narrower one than the lines each release gets a paragraph.
    """
    head = ["release", "date", "page", "server", "client", "file format"]
    rows = [
        [
            release.name,
            release.date or "-",
            *map(_cell, (*release.versions.to_dict().values(), release.file_format)),
        ]
        for release in releases
    ]
    if judged:
        head.append("this file")
        rows = [[*row, judged[release.name].mark] for row, release in zip(rows, releases, strict=True)]
    notes = [f"{_span(group)}: {note}" for note, group in itertools.groupby(releases, _note) if note]
    lines = table([head, *rows], indent="", width=width, style_of=_style_of if colour else None)
    return "\n".join([*lines, "", *notes] if notes and not judged else lines)


def _style_of(row: int, column: int, cell: str) -> Style | None:
    return head_style(row, column, cell) or _STYLES.get(cell)


_STYLES: dict[str, Style] = {"refuses": "bad", "wrong pages": "attention", "accepts": "good"}


def verdicts(name: str, document: dict[str, Any], judged: Sequence[Fit]) -> str:
    """Return the spans of releases that refuse a document, show its pages wrongly, or are fine, and why; a total."""
    versions = document_versions(document)
    lines = [f"{visible(name)} has {_versions(versions)}."]
    for _, group in itertools.groupby(judged, key=_alike):
        span = list(group)
        lines.append(f"{_span(found.release for found in span)}: {_sentence(span[-1])}")
    by_source = [found.release.name for found in judged if not found.release.by_release_notes]
    if by_source and by_source[-1] != judged[-1].release.name:
        lines.append(f"What is said of releases after {by_source[-1]} rests on their release notes alone.")
    pages_from = oldest_accepting(versions) if kind_of(document) is not Kind.EXPORT else None
    if pages_from and versions.page is not None:
        lines.append(f"As part of an application its pages are right from release {pages_from.name}.")
    lines.append(_total(judged))
    return "\n".join(lines)


def _total(judged: Sequence[Fit]) -> str:
    """Return "231 releases: 40 refuse it, 21 show its pages wrongly, 170 are fine"."""
    marks = Counter(found.mark for found in judged)
    shown = ", ".join(f"{marks[mark]} {words}" for mark, words in _TOTALS.items() if marks[mark])
    return f"{len(judged)} releases: {shown}."


_TOTALS = {
    "refuses": "refuse it",
    "wrong pages": "show its pages wrongly",
    "accepts": "accept it and show its pages rightly",
}


def _note(release: Release) -> str:
    return release.note


def _span(group: Iterable[Release]) -> str:
    """Return "1.76 to 1.91" for consecutive releases, one name for a single one."""
    names = [release.name for release in group]
    return " to ".join(dict.fromkeys((names[0], names[-1])))


def _alike(found: Fit) -> tuple[str, str]:
    """Return what makes a span: refusals for other reasons than the schemas are separate."""
    by_schema = found.mark != "refuses" or found.message == INCOMPATIBLE
    return found.mark, "" if by_schema else found.reason


def _sentence(found: Fit) -> str:
    if found.mark == "refuses":
        message = f' ("{visible(found.message)}")' if found.message else ""
        return f"refuses it{message}: {visible(found.reason)}"
    return (
        f"accepts it, but {visible(found.reason)}"
        if found.reason
        else "accepts it and shows its pages rightly"
    )


def _versions(versions: Versions) -> str:
    named = (
        ("page version", versions.page),
        ("server schema", versions.server),
        ("client schema", versions.client),
    )
    known = ", ".join(f"{part} {number}" for part, number in named if number is not None)
    return known or "no versions"


def _cell(value: int | None) -> str:
    return str(value) if value else "-"
