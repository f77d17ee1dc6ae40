"""application -> exportedApplication."""

from __future__ import annotations

from typing import Any

from .names import EDIT, VIEW, Document, Names, entries, without

_DROPPED = frozenset(
    (
        "_id", "_class", "workspaceId", "organizationId", "createdBy", "modifiedBy", "createdAt", "updatedAt",
        "policies", "policyMap", "userPermissions", "lastDeployedAt", "lastEditedAt", "gitApplicationMetadata",
        "editModeThemeId", "publishedModeThemeId", "clientSchemaVersion", "serverSchemaVersion",
        "exportWithConfiguration", "forkWithConfiguration", "forkingEnabled", "modifiedResources", "deleted",
        "deletedAt", "pages", "publishedPages", "defaultResources",
    )
)  # fmt: skip
_DEFAULTS: dict[str, Any] = {
    "viewMode": False, "appIsExample": False, "unreadCommentThreads": 0,
    "isPublic": False, "isManualUpdate": False, "deleted": False,
}  # fmt: skip


def exported_application(application: Document, names: Names) -> Document:
    """Return the application as an export has it: pages by name, nothing that belongs to its instance.

    A page that is unknown on its side leaves an entry without id. Ids of the deleted application's time,
    such as deletedAt, go too, so that an import does not create a deleted application.
    """
    kept = without(application, _DROPPED)
    pages = {
        "pages": _menu(application, "pages", names.pages[EDIT]),
        "publishedPages": _menu(application, "publishedPages", names.pages[VIEW]),
    }
    fixed = {"isManualUpdate": False, "publishedCustomJSLibs": []}
    return {"name": kept.get("name"), **pages, **_DEFAULTS, **kept, **fixed}


def _menu(application: Document, key: str, names: dict[str, str]) -> list[Document]:
    menu = []
    for entry in entries(application, key):
        kept = without(entry, frozenset(("_id", "id", "defaultPageId", "_class")))
        name = names.get(str(entry.get("_id", "")))
        menu.append({**({"id": name} if name is not None else {}), "isDefault": False, **kept})
    return menu
