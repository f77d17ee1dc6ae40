"""47 -> 48, v1.6.6: only the version rises; a change of numeric column names was withdrawn."""

from __future__ import annotations

from ..steps import bump_step


@bump_step
def upgrade() -> None:
    """Nothing changes: a conversion of numeric column names was withdrawn."""
