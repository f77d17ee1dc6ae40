"""Every code that validating can report, with what it means: for `--explain`, `--list` and the docs page."""

from __future__ import annotations

import functools

from ..diagnostics import CODES
from ..document.nearest import did_you_mean
from ..errors import InputError
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


def explain(code: str) -> str:
    """Return the explanation of a code as text; raises InputError for one that there is not."""
    known = catalogue().get(code.upper())
    if known is None:
        raise InputError(
            f"There is no code {code}", hint=f"--list shows all.{did_you_mean(code.upper(), catalogue())}"
        )
    body = f"\n\n{known.text}" if known.text else ""
    return f"{code.upper()} ({known.severity}): {known.title}{body}"


def require_known(codes: tuple[str, ...]) -> None:
    """Raise InputError unless every code, or start of a code such as AT5, means something."""
    for code in codes:
        if not any(known.startswith(code.upper()) for known in catalogue()):
            hint = f"--list shows all.{did_you_mean(code.upper(), catalogue())}"
            raise InputError(f"There is no code that starts with {code}", hint=hint)


def is_selected(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Return whether a code starts with one that is selected (none: all), and with none that is ignored."""
    wanted = not select or code.startswith(tuple(item.upper() for item in select))
    return wanted and not code.startswith(tuple(item.upper() for item in ignore) or "-")
