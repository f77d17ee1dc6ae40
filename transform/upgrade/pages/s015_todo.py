"""Not written yet."""

from __future__ import annotations

from ..steps import bump_step


@bump_step
def upgrade() -> None:
    """Not written yet."""
