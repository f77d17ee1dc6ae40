"""Find the names among many that indicate a secret value."""

from __future__ import annotations

from collections.abc import Iterable

from ..recognition.secret_names import HINTS, sensitivity

_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_LONGEST_NAME = 100


def lower(text: str) -> str:
    """Return a text in lower case, every character in its place: a few others than ASCII's would become two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.translate(_ASCII_LOWER)


def indicative_names(names: str, hints: Iterable[str] = HINTS) -> list[str]:
    """Return those of many names that indicate a secret value, without what leads up to them.

    `names` are separated by zero characters, with one more before the first and after the last.
    """
    lowered = lower(names)
    found = set()
    for hint in hints:
        at = lowered.find(hint)
        while at >= 0:
            end = names.index("\0", at)
            name = names[names.rindex("\0", 0, at) + 1 : end].lstrip("-.$0123456789")
            if len(name) <= _LONGEST_NAME and sensitivity(name):
                found.add(name)
            at = lowered.find(hint, end)
    return sorted(found)
