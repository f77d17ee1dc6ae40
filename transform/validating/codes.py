"""Every code that validating can report, with what it means: for `--explain`, `--list` and the docs page."""

from __future__ import annotations

import functools

from ..diagnostics import CODES
from .refusals import REFUSALS, Explained
from .run_checks import checks

#: What reading a file notices; the other codes of that table belong to `upgrade`.
_OF_READING = {"AT101": "warning", "AT102": "note", "AT104": "note", "AT105": "note", "AT106": "note"}


@functools.cache
def catalogue() -> dict[str, Explained]:
    """Return code -> meaning in the order of the codes."""
    found = {
        code: Explained(severity, CODES[code][0].upper() + CODES[code][1:] + ".", "")
        for code, severity in _OF_READING.items()
    }
    found |= REFUSALS
    for check in checks():
        found[check.code] = Explained(check.severity, check.title, check.text, check.repair is not None)
    return dict(sorted(found.items()))
