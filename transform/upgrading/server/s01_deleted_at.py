"""Server schema 1 -> 2, v1.6.15: the time at which a query was archived is called `deletedAt`.

`{"unpublishedAction": {"archivedAt": t}}` -> `{"unpublishedAction": {"deletedAt": t}}`

Source in release 1.91:
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/JsonSchemaMigration.java
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/MigrationHelperMethods.java
"""

from __future__ import annotations

from typing import Any

from ...product.javascript_values import StepError
from ..schema_steps import ExportDraft, schema_step

_ERASED = "A deletedAt without the time of archiving is erased, as the product does: the query counts as not deleted."


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """The time at which a query was archived is called deletedAt."""
    draft.change_each("actionList", _rename, _message)


def _message(action: dict[str, Any], _: Any) -> str | None:
    return None if action["unpublishedAction"].get("archivedAt") not in (None, "") else _ERASED


def _rename(action: Any) -> Any:
    if not isinstance(action, dict):
        raise StepError("the entry is no query")
    side = action.get("unpublishedAction")
    if not isinstance(side, dict) or (side.get("archivedAt") is None and side.get("deletedAt") is None):
        return action
    # An absent archivedAt erases an existing deletedAt, as in the product.
    kept = {key: value for key, value in side.items() if key not in ("archivedAt", "deletedAt")}
    if side.get("archivedAt") not in (None, ""):
        kept["deletedAt"] = side["archivedAt"]
    return {**action, "unpublishedAction": kept}
