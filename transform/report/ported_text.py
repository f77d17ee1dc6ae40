"""What became of each change that was carried over, as text for a terminal."""

from __future__ import annotations

from collections import Counter

from ..merging.port import Outcome, Ported
from .painting import Style, painted
from .text import visible

_WORDS = {
    "applied": "applied",
    "already": "already there",
    "conflict": "conflict",
    "missing": "not applied",
}
_STYLES: dict[str, Style] = {
    "applied": "good",
    "already": "note",
    "conflict": "bad",
    "missing": "attention",
}

#: Whose version the result of a port has, where that of the application that gets the changes is "ours".
_WHOSE = {
    "ours": " The result has that of TARGET.",
    "theirs": " The result has that of the changes.",
    "base": " The result has the version before the changes.",
}


def to_text(ported: Ported, *, colour: bool = False) -> str:
    """Return a line for each change with a reason where it was not simply applied, and how many there are of each."""
    lines = [_line(outcome, colour) for outcome in ported.outcomes]
    counts = Counter[str](outcome.status for outcome in ported.outcomes)
    shown = ", ".join(f"{counts[status]} {word}" for status, word in _WORDS.items() if counts[status])
    return "\n".join([*lines, shown or "no changes"])


def _line(outcome: Outcome, colour: bool) -> str:
    change = outcome.change
    path = change.path.replace("/", ".")
    reason = "" if outcome.status == "applied" else f" ({outcome.reason}{_WHOSE.get(outcome.taken, '')})"
    status = painted(_WORDS[outcome.status], _STYLES[outcome.status], colour=colour)
    return f"{status}: {visible(f'{change.kind} {change.entity}{path}{reason}')}"
