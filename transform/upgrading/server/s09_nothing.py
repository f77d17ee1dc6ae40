"""Server schema 9 -> 10, v1.40: only the number rises.

Source in release 1.91:
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/JsonSchemaMigration.java
"""

from __future__ import annotations

from ..schema_steps import ExportDraft, schema_step


@schema_step
def upgrade(_: ExportDraft) -> None:
    """Nothing changes: the number only tells servers of a new release."""
