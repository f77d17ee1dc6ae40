"""Server schema 8 -> 9, v1.35: applications state sizing, density and width of their theme.

`{"exportedApplication": {}}` ->
`{"exportedApplication": {"unpublishedApplicationDetail": {"themeSetting": {"sizing": 1, ...}}}}`

Source in release 1.91:
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/JsonSchemaMigration.java
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/MigrationHelperMethods.java
"""

from __future__ import annotations

from typing import Any

from ...product.java_values import as_boolean
from ...product.javascript_values import StepError
from ..schema_steps import ExportDraft, schema_step

_SETTING = {"sizing": 1, "density": 1, "appMaxWidth": "LARGE"}


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """Applications state sizing, density and width of their theme."""
    if draft.document.get("exportedApplication") is not None:
        draft.change("exportedApplication", _with_settings)


def _with_settings(application: Any) -> Any:
    if not isinstance(application, dict):
        raise StepError("the application is no object")
    names = ["unpublishedApplicationDetail"]
    if as_boolean(application.get("viewMode")):
        names.append("publishedApplicationDetail")
    changed = {name: _with_setting(application.get(name)) for name in names}
    if all(changed[name] is application.get(name) for name in names):
        return application
    return {**application, **changed}


def _with_setting(detail: Any) -> Any:
    if detail is None:
        return {"themeSetting": dict(_SETTING)}
    if not isinstance(detail, dict):
        raise StepError("the application's detail is no object")
    return detail if detail.get("themeSetting") is not None else {**detail, "themeSetting": dict(_SETTING)}
