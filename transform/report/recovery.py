"""Write what was recovered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..application.entity_words import worded
from ..diagnostics import Entity
from ..history.log import counted
from ..sanitizing.shown_text import shown_texts
from ..storage.past.recovery import Recovery
from .painting import SEVERITIES, Style, painted
from .text import number_of, visible

_SHORT = 12


def recovery_text(found: Recovery, *, is_dry: bool, colour: bool = False) -> str:
    """Return who deleted it, what comes back, what needs it, and the files."""
    lines = [*_lines(found, is_dry=is_dry)]
    shown = shown_texts(lines)
    return "\n".join(
        painted(
            visible(shown[line]),
            next((style for start, style in _STYLES if line.startswith(start)), None),
            colour=colour,
        )
        for line in lines
    )


#: What a line begins with -> how it is shown.
_STYLES: tuple[tuple[str, Style], ...] = (
    *(("deleted by", "bad"), ("back:", "good"), ("would be back:", "good")),
    *((f"{severity} AT", style) for severity, style in SEVERITIES.items()),
)


def _lines(found: Recovery, *, is_dry: bool) -> Iterator[str]:
    commit = found.deleted_by
    if commit is not None:
        yield f"deleted by {commit.id[:_SHORT]} {commit.date} {commit.author}: {commit.subject}"
    if found.source:
        yield f"found in {found.source}"
    recovered = found.recovered
    for entity in recovered.restored:
        inside = [one for one in recovered.inside if _is_in(one, entity, recovered.restored)]
        with_ = f" (with {counted(inside)})" if inside else ""
        yield f"{'would be back' if is_dry else 'back'}: {worded(entity.type)} {entity}{with_}"
    for entity in recovered.dependents:
        yield f"needed by: {worded(entity.type)} {entity}"
    for item in recovered.diagnostics:
        yield f"{item.severity} {item.code}: {item.message}"
    if (change := found.change) is None:
        return
    would = "would be " if is_dry else ""
    yield f"{number_of(len(change.added), 'file')} {would}added, {len(change.modified)} {would}rewritten"


def _is_in(one: Entity, entity: Entity, restored: tuple[Entity, ...]) -> bool:
    """Check whether something is counted with an entity: with its page, or with the only one that came back."""
    return one.page == entity.name if entity.type == "page" else len(restored) == 1


def recovery_to_dict(found: Recovery) -> dict[str, Any]:
    """Return what `recover --format json` prints."""
    recovered, change = found.recovered, found.change
    return {
        "deleted_by": found.deleted_by.to_dict() if found.deleted_by else None,
        "found_in": found.source or None,
        "restored": [entity.to_dict() for entity in (*recovered.restored, *recovered.inside)],
        "needed_by": [entity.to_dict() for entity in recovered.dependents],
        "diagnostics": [item.to_dict() for item in recovered.diagnostics],
        "added": list(change.added) if change else [],
        "modified": list(change.modified) if change else [],
        "removed": list(change.removed) if change else [],
    }
