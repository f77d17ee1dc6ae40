"""actionCollection -> an entry of actionCollectionList."""

from __future__ import annotations

from .names import SIDES, Document, Names, without
from .pages import DROPPED

_SIDE_DROPPED = frozenset(
    (
        "_id", "_class", "baseId", "applicationId", "workspaceId", "organizationId", "pageId", "pluginId",
        "errorReports", "actions", "archivedActions", "userPermissions", "policies", "policyMap",
        "defaultResources", "defaultToBranchedActionIdsMap", "defaultToBranchedArchivedActionIdsMap",
        "actionIds", "archivedActionIds", "refName", "refType", "branchName",
    )
)  # fmt: skip


def exported_collection(collection: Document, names: Names) -> Document:
    """Return a JS object as an export has it; its functions stand in actionList."""
    kept = without(collection, DROPPED)
    for side in SIDES:
        inside = collection.get(f"{side}Collection")
        if isinstance(inside, dict):
            kept[f"{side}Collection"] = _side(inside, side, names)
    return {"id": names.collections.get(str(collection.get("_id", ""))), **kept, "deleted": False}


def _side(inside: Document, side: str, names: Names) -> Document:
    kept = without(inside, _SIDE_DROPPED)
    page = names.pages[side].get(str(inside.get("pageId")))
    if page is not None:
        kept["pageId"] = page
    plugin = names.plugin(inside.get("pluginId"))
    if plugin is not None:
        kept["pluginId"] = plugin
    return {**kept, "actions": [], "archivedActions": [], "userPermissions": []}
