"""What was done about a value that was found."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..diagnostics import Severity
from ..document.pointers import Path

Action = Literal["removed", "replaced", "redacted", "reported"]


class RawFinding(NamedTuple):
    """A finding that still holds the value; it never leaves this package."""

    path: Path
    rule: str
    severity: Severity
    value: str
    preview: str
    action: Action
