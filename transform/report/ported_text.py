"""What became of each change that was carried over, as text for a terminal."""

from __future__ import annotations

from collections import Counter

from ..merging.port import Outcome, Ported
from ..sanitizing.shown_text import shown_texts
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
    told = [(outcome.status, _told(outcome)) for outcome in ported.outcomes]
    hidden = shown_texts(text for _, text in told)
    lines = [
        f"{painted(_WORDS[status], _STYLES[status], colour=colour)}: {visible(hidden[text])}"
        for status, text in told
    ]
    counts = Counter[str](outcome.status for outcome in ported.outcomes)
    shown = ", ".join(f"{counts[status]} {word}" for status, word in _WORDS.items() if counts[status])
    return "\n".join([*lines, shown or "no changes"])


def _told(outcome: Outcome) -> str:
    change = outcome.change
    path = change.path.replace("/", ".")
    reason = "" if outcome.status == "applied" else f" ({outcome.reason}{_WHOSE.get(outcome.taken, '')})"
    return f"{change.kind} {change.entity}{path}{reason}"
