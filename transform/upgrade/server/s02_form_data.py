"""Server schema 2 -> 3, v1.6.17: MongoDB, S3 and Firestore queries hold their settings in wrapped form data.

`{"formData": {"command": "FIND"}}` ->
`{"formData": {"command": {"data": "FIND", "componentData": "FIND", "viewType": "component"}}}`
"""

from __future__ import annotations

from typing import Any

from ..js import StepError
from ..schema_steps import ExportDraft, schema_step
from .plugins import amazon_s3, firestore, mongo

_CONVERTERS = {
    "mongo-plugin": mongo.convert,
    "amazons3-plugin": amazon_s3.convert,
    "firestore-plugin": firestore.convert,
}


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """Queries of MongoDB, S3 and Firestore hold their settings in form data that a form can show."""
    draft.change_each("actionList", _convert)


def _convert(action: Any) -> Any:
    if not isinstance(action, dict):
        raise StepError("the entry is no query")
    plugin = action.get("pluginId")
    converter = _CONVERTERS.get(plugin) if isinstance(plugin, str) else None
    return converter(action) if converter else action
