"""What reports of findings about several files have in common: their sections, counts, and quiet pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..text import number_of
from .header import application_of, without_folders
from .model import Counted, Section
from .notices import Notice, Noticed, counted
from .room import Mask

#: Of more files there are no pictures.
_MOST_WITH_PICTURES = 10


class NoticedFile(NamedTuple):
    """A file with its document (None where it could not be read) and what there is to say about it."""

    name: str
    document: Any
    notices: Sequence[Notice]


class Found(NamedTuple):
    """The parts of a report that all such reports have."""

    subject: str
    sections: tuple[Section, ...]
    counts: tuple[Counted, ...]
    quiet: tuple[str, ...]
    quiet_note: str
    legend: tuple[tuple[str, str], ...]


def found_in(files: Sequence[NoticedFile], legend: Sequence[tuple[str, str]], mask: Mask) -> Found:
    """Return the parts; of several files each heading says which one it is about."""
    is_single = len(files) == 1
    sections: list[Section] = []
    quiet: tuple[str, ...] = ()
    for number, file in enumerate(files):
        noticed = Noticed(file.document, file.notices, f"f{number}s")
        title = "" if is_single else mask(without_folders(file.name))
        sections += noticed.sections(mask, title=title, with_pictures=len(files) <= _MOST_WITH_PICTURES)
        quiet = tuple(map(mask, noticed.quiet())) if is_single else ()
    shown = {spot.mark.kind for section in sections for spot in section.spots()}
    return Found(
        subject=application_of([files[0].document]) if is_single else "",
        sections=tuple(sections),
        counts=counted(notice for file in files for notice in file.notices),
        quiet=quiet,
        quiet_note=f"{number_of(len(quiet), 'page')} without findings" if quiet else "",
        legend=tuple(pair for pair in legend if pair[0] in shown),
    )
