"""Server schema 10 -> 11, v1.41: REST queries without a datasource of their own have an empty URL, not none.

`{"datasource": {"name": "DEFAULT_REST_DATASOURCE"}}` ->
`{"datasource": {"name": "DEFAULT_REST_DATASOURCE", "datasourceConfiguration": {"url": ""}}}`

Source in release 1.91:
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/JsonSchemaMigration.java
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/MigrationHelperMethods.java
"""

from __future__ import annotations

from typing import Any

from ...product.java_values import is_blank
from ...product.javascript_values import StepError
from ..schema_steps import ExportDraft, named_keys, schema_step

_REST_PLUGINS = ("restapi-plugin", "graphql-plugin")


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """REST and GraphQL queries without a datasource of their own have an empty URL instead of none."""
    draft.change_each("actionList", _with_url, _message)


def _message(action: dict[str, Any], _: Any) -> str | None:
    """Name what goes with the old configuration."""
    configuration = action["unpublishedAction"]["datasource"].get("datasourceConfiguration") or {}
    lost = [key for key, value in configuration.items() if key != "url" and value not in (None, "", [], {})]
    if not lost:
        return None
    return (
        f"{upgrade.title.rstrip('.')}; what else its embedded datasource had ({named_keys(lost)}) is dropped,"
        " as the product does."
    )


def _with_url(action: Any) -> Any:
    if not isinstance(action, dict):
        raise StepError("the entry is no query")
    side = action.get("unpublishedAction")
    datasource = side.get("datasource") if isinstance(side, dict) else None
    if not isinstance(side, dict) or not isinstance(datasource, dict) or not is_blank(datasource.get("id")):
        return action
    is_rest = action.get("pluginId") in _REST_PLUGINS or datasource.get("name") == "DEFAULT_REST_DATASOURCE"
    configuration = datasource.get("datasourceConfiguration")
    if is_rest and configuration is not None and not isinstance(configuration, dict):
        raise StepError("the configuration of the datasource is no object")
    has_url = configuration is not None and not is_blank(configuration.get("url"))
    if not is_rest or has_url or configuration == {"url": ""}:
        return action
    embedded = {**datasource, "datasourceConfiguration": {"url": ""}}
    return {**action, "unpublishedAction": {**side, "datasource": embedded}}
