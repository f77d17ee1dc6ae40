"""91 -> 92, v1.63: only the version rises, so that the server takes note of client schema 2.

Source in release 1.91:
app/client/packages/dsl/src/migrate/index.ts
"""

from __future__ import annotations

from ..steps import bump_step


@bump_step
def upgrade() -> None:
    """Nothing changes: the number rises so that servers take note of the new client schema."""
