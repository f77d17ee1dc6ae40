"""Server schema 2 -> 3, v1.6.17: MongoDB, S3 and Firestore queries hold their settings in wrapped form data.

`{"formData": {"command": "FIND"}}` ->
`{"formData": {"command": {"data": "FIND", "componentData": "FIND", "viewType": "component"}}}`

Source in release 1.91:
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/JsonSchemaMigration.java
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/MigrationHelperMethods.java
"""

from __future__ import annotations

from typing import Any

from ...product.javascript_values import StepError
from ..schema_steps import ExportDraft, named_keys, schema_step
from .plugins import amazon_s3, firestore, mongo

_CONVERTERS = {
    "mongo-plugin": mongo.convert,
    "amazons3-plugin": amazon_s3.convert,
    "firestore-plugin": firestore.convert,
}


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """Queries of MongoDB, S3 and Firestore hold their settings in form data that a form can show."""
    draft.change_each("actionList", _convert, _message)


def _convert(action: Any) -> Any:
    if not isinstance(action, dict):
        raise StepError("the entry is no query")
    plugin = action.get("pluginId")
    converter = _CONVERTERS.get(plugin) if isinstance(plugin, str) else None
    return converter(action) if converter else action


def _message(before: dict[str, Any], after: dict[str, Any]) -> str | None:
    """Name the settings that the conversion leaves behind, such as those of other commands."""
    sides = ("unpublishedAction", "publishedAction")
    lost = [key for side in sides for key in _settings(before, side) if key not in _settings(after, side)]
    if not lost:
        return None
    return (
        f"{upgrade.title.rstrip('.')}; other settings ({named_keys(lost)}) are dropped, as the product does."
    )


def _settings(action: dict[str, Any], side: str) -> dict[str, Any]:
    """Return the form data of a side without what is empty."""
    value = action.get(side)
    configuration = value.get("actionConfiguration") if isinstance(value, dict) else None
    form = configuration.get("formData") if isinstance(configuration, dict) else None
    settings = form.items() if isinstance(form, dict) else ()
    return {key: setting for key, setting in settings if setting not in (None, "", [], {})}
