"""Server schema 5 -> 6, v1.7.7: Google Sheets queries hold their settings in form data.

`{"pluginSpecifiedTemplates": [{"value": "GET"}]}` -> `{..., "formData": {"command": {...}}}`

Source in release 1.91:
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/JsonSchemaMigration.java
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/MigrationHelperMethods.java
"""

from __future__ import annotations

from typing import Any

from ...product.javascript_values import StepError
from ..schema_steps import ExportDraft, schema_step
from .plugins import google_sheets


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """Queries of Google Sheets hold their settings in form data."""
    draft.change_each("actionList", _convert)


def _convert(action: Any) -> Any:
    if not isinstance(action, dict):
        raise StepError("the entry is no query")
    return google_sheets.convert(action) if action.get("pluginId") == "google-sheets-plugin" else action
