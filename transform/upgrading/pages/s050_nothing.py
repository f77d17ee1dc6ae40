"""50 -> 51, v1.6.9: only the version rises; a second change of numeric column names was withdrawn.

Source in release 1.91:
app/client/packages/dsl/src/migrate/index.ts
"""

from __future__ import annotations

from ..steps import bump_step


@bump_step
def upgrade() -> None:
    """Nothing changes: a conversion of numeric column names was withdrawn."""
