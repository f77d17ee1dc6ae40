"""What became of each change that was carried over, as text for a terminal."""

from __future__ import annotations

from collections import Counter

from ..merging.port import Outcome, Ported
from .text import visible

_WORDS = {
    "applied": "applied",
    "already": "already there",
    "conflict": "conflict",
    "missing": "not applied",
}

#: Whose version the result of a port has, where that of the application that gets the changes is "ours".
_WHOSE = {
    "ours": " The result has that of TARGET.",
    "theirs": " The result has that of the changes.",
    "base": " The result has the version before the changes.",
}


def to_text(ported: Ported) -> str:
    """Return a line for each change with a reason where it was not simply applied, and how many there are of each."""
    lines = [_line(outcome) for outcome in ported.outcomes]
    counts = Counter[str](outcome.status for outcome in ported.outcomes)
    shown = ", ".join(f"{counts[status]} {word}" for status, word in _WORDS.items() if counts[status])
    return "\n".join(map(visible, [*lines, shown or "no changes"]))


def _line(outcome: Outcome) -> str:
    change = outcome.change
    path = change.path.replace("/", ".")
    reason = "" if outcome.status == "applied" else f" ({outcome.reason}{_WHOSE.get(outcome.taken, '')})"
    return f"{_WORDS[outcome.status]}: {change.kind} {change.entity}{path}{reason}"
