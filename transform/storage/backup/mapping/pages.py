"""newPage -> an entry of pageList."""

from __future__ import annotations

from typing import Any

from .names import SIDES, Document, Names, entries, part, without

DROPPED = frozenset(
    (
        "_id", "_class", "applicationId", "workspaceId", "organizationId", "baseId", "branchName", "refName",
        "refType", "createdAt", "updatedAt", "createdBy", "modifiedBy", "policies", "policyMap",
        "userPermissions", "deleted", "deletedAt", "defaultResources",
    )
)  # fmt: skip
_SIDE_DROPPED = frozenset(
    (
        "_class", "_id", "applicationId", "baseId", "refName", "refType", "dependencyMap", "policies",
        "policyMap", "userPermissions", "lastUpdatedTime", "defaultResources",
    )
)  # fmt: skip
_LAYOUT_DROPPED = frozenset(
    (
        "_id", "_class", "widgetNames", "allOnPageLoadActionNames", "actionsUsedInDynamicBindings", "policies",
        "userPermissions", "deleted", "deletedAt", "createdAt", "updatedAt",
    )
)  # fmt: skip


def exported_page(page: Document, names: Names) -> Document:
    """Return a page as an export has it; layouts and what runs on load go by names."""
    kept = without(page, DROPPED)
    for side in SIDES:
        inside = part(page, f"{side}Page")
        if inside:
            kept[f"{side}Page"] = _side(inside, names)
    return {**kept, "deleted": False}


def _side(side: Document, names: Names) -> Document:
    kept = without(side, _SIDE_DROPPED)
    kept["layouts"] = [_layout(layout, side.get("name"), names) for layout in entries(side, "layouts")]
    return {**kept, "policyMap": {}, "userPermissions": []}


def _layout(layout: Document, page: Any, names: Names) -> Document:
    kept = without(layout, _LAYOUT_DROPPED)
    if isinstance(kept.get("layoutOnLoadActions"), list):
        kept["layoutOnLoadActions"] = [_on_load(group, names) for group in kept["layoutOnLoadActions"]]
    defaults = {"viewMode": False, "validOnPageLoadActions": True}
    identity = {"id": page} if isinstance(page, str) else {}
    return {**defaults, **kept, **identity, "deleted": False, "policies": [], "userPermissions": []}


def _on_load(group: Any, names: Names) -> Any:
    """Return a set of queries that run together, sorted by name as the product does."""
    if not isinstance(group, list):
        return group
    entries_ = [_executable(entry, names) if isinstance(entry, dict) else entry for entry in group]
    return sorted(entries_, key=lambda entry: str(entry.get("name", "")) if isinstance(entry, dict) else "")


def _executable(entry: Document, names: Names) -> Document:
    kept = without(entry, frozenset(("_id", "_class", "defaultActionId", "defaultCollectionId")))
    id_ = str(entry.get("_id") or entry.get("id") or "")
    if id_:
        kept["id"] = names.queries.get(id_, id_)
    if isinstance(kept.get("collectionId"), str):
        kept["collectionId"] = names.collections.get(kept["collectionId"], kept["collectionId"])
    return kept
