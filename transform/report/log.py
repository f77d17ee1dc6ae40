"""Write a log: one line for each change of a commit, one line for a commit that changed nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..history.log import LogLine, counted
from ..sanitizing.shown_text import shown_texts
from ..storage.past.edits import Edit
from .painting import LOG_MARKS, painted
from .text import number_of, visible

_SHORT = 12


@dataclass(frozen=True, slots=True)
class Logged:
    """What a commit did to one layout, line by line. `is_part`: lines were left out, as only a part was asked for."""

    edit: Edit
    lines: tuple[LogLine, ...]
    is_part: bool = False


def log_text(entries: Iterable[Logged], *, colour: bool = False) -> str:
    """Return the lines of a log."""
    told = [(entry.edit, line) for entry in entries for line in _lines(entry)]
    shown = shown_texts(line for _, line in told)
    return "\n".join(
        f"{_head(edit, colour)}  {painted(visible(shown[line]), LOG_MARKS.get(line[:1]), colour=colour)}"
        for edit, line in told
    )


def log_to_list(entries: Iterable[Logged]) -> list[dict[str, Any]]:
    """Return what `log --format json` prints."""
    return [
        {
            **entry.edit.commit.to_dict(),
            "folder": entry.edit.folder,
            "files": entry.edit.files,
            "layout": list(entry.edit.ages) if entry.edit.is_upgrade else None,
            "unread": list(entry.edit.unread),
            "by_the_product": entry.edit.commit.is_of_the_product,
            "changes": [line.to_dict() for line in entry.lines],
        }
        for entry in entries
    ]


def _head(edit: Edit, colour: bool) -> str:
    where = f"  {edit.folder}" if edit.folder else ""
    commit = painted(edit.commit.id[:_SHORT], "attention", colour=colour)
    return f"{commit} {visible(f'{edit.commit.date} {edit.commit.author}{where}')}"


def _lines(entry: Logged) -> Iterator[str]:
    edit = entry.edit
    if edit.is_cut:
        yield "= the clone lacks what came before"
    elif not entry.is_part and edit.commit.is_of_the_product:
        yield f"= {edit.commit.subject}: {_summary(entry)}"
    else:
        if edit.is_upgrade and not entry.is_part:
            yield f"= layout {edit.ages[0]} to {edit.ages[1]}: {_files(edit)} rewritten"
        elif edit.unread and not entry.is_part:
            yield f"= cannot be read before or after this commit: {', '.join(edit.unread[:3])}"
        elif not entry.lines and not entry.is_part:
            yield f"= {_files(edit)} rewritten, nothing changed in meaning"
        yield from map(str, entry.lines)


def _summary(entry: Logged) -> str:
    """Return what a commit of the product did, in numbers."""
    words = {"A": "added", "D": "removed"}
    parts = []
    for mark in ("A", "D", "M"):
        entities = [
            one
            for line in entry.lines
            if line.mark == mark or (mark == "M" and line.mark not in words)
            for one in (line.entity, *line.inside)
        ]
        if entities:
            parts.append(f"{counted(entities)} {words.get(mark, 'changed')}")
    return f"{_files(entry.edit)}, {'; '.join(parts) or 'nothing changed in meaning'}"


def _files(edit: Edit) -> str:
    return number_of(edit.files, "file")
