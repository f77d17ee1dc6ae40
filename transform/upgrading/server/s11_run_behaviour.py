"""Server schema 11 -> 12, v1.73: queries say when they run instead of whether they run on load.

`{"executeOnLoad": true}` -> `{"executeOnLoad": true, "runBehaviour": "ON_PAGE_LOAD"}`

Source in release 1.91:
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/JsonSchemaMigration.java
app/server/appsmith-interfaces/src/main/java/com/appsmith/external/models/ce/ActionCE_DTO.java
"""

from __future__ import annotations

from typing import Any

from ...product.java_values import as_boolean
from ...product.javascript_values import StepError
from ..schema_steps import ExportDraft, schema_step

_BEHAVIOURS = ("MANUAL", "ON_PAGE_LOAD", "AUTOMATIC", "ON_PAGE_UNLOAD")


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """Queries say when they run instead of whether they run on load."""
    draft.change_each("actionList", _with_behaviour)


def _with_behaviour(action: Any) -> Any:
    if not isinstance(action, dict):
        raise StepError("the entry is no query")
    changed = {}
    for key in ("unpublishedAction", "publishedAction"):
        side = action.get(key)
        # What is no behaviour counts as none given, as the product's reader has it.
        if not isinstance(side, dict) or side.get("runBehaviour") in _BEHAVIOURS:
            continue
        if side.get("executeOnLoad") is not None:
            runs_on_load = as_boolean(side["executeOnLoad"])
            if runs_on_load is None:
                raise StepError("executeOnLoad is no boolean")
            changed[key] = {**side, "runBehaviour": "ON_PAGE_LOAD" if runs_on_load else "MANUAL"}
    return {**action, **changed} if changed else action
