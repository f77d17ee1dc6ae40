"""Write how a layout differs from a revision: a line for each entity."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..application.entity_words import worded
from ..diagnostics import Entity
from ..sanitizing.shown_text import shown_record, shown_texts
from ..storage.status import Status
from .painting import LOG_MARKS, painted
from .text import visible

_MARKS = {"add": "A", "remove": "D", "rename": "R"}


def status_text(status: Status, *, colour: bool = False) -> str:
    """Return a line for each entity that differs, then one for the files that differ in writing only."""
    found = [_line(entity, kinds, paths) for entity, kinds, paths in _by_entity(status)]
    shown = shown_texts(found)
    lines = [painted(visible(shown[line]), LOG_MARKS[line[0]], colour=colour) for line in found]
    if status.unmeant:
        lines.append(rewritten_files(len(status.unmeant), status.against))
    return "\n".join(lines) or painted(f"Nothing differs from {status.against}", "good", colour=colour)


def status_to_dict(status: Status) -> dict[str, Any]:
    """Return {against, entities, files, unchanged_in_meaning} as `status --format json` prints it, without secrets."""
    entities = [
        {"entity": entity.to_dict(), "changes": dict(sorted(kinds.items())), "paths": paths}
        for entity, kinds, paths in _by_entity(status)
    ]
    record = {
        "against": status.against,
        "entities": entities,
        "files": list(status.files),
        "unchanged_in_meaning": list(status.unmeant),
    }
    return shown_record(record)


def _by_entity(status: Status) -> list[tuple[Entity, Counter[str], list[str]]]:
    found: dict[Entity, tuple[Counter[str], list[str]]] = {}
    for change in status.changes:
        kinds, paths = found.setdefault(change.entity, (Counter(), []))
        kinds["modify" if change.path else change.kind] += 1
        if change.path:
            paths.append(change.path)
    return [(entity, kinds, paths) for entity, (kinds, paths) in found.items()]


def _line(entity: Entity, kinds: Counter[str], paths: list[str]) -> str:
    mark = next((mark for kind, mark in _MARKS.items() if kinds[kind]), "M")
    shown = ", ".join(path.lstrip("/").replace("/", ".") for path in paths[:3])
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return f"{mark} {worded(entity.type)} {entity}" + (f": {shown}{more}" if shown else "")


def rewritten_files(count: int, against: str = "") -> str:
    """Return the line about files of layouts that differ in nothing that means anything."""
    return (
        f"{count} {'files differ' if count > 1 else 'file differs'}{against and f' from {against}'} only in how"
        " the same is written: formatting, order of keys, style of numbers, version of the layout"
    )
