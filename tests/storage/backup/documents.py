"""An export -> the database documents from which the product would write it again.

The inverse of the mapping, written from the description of the database, not from the mapping's code.
"""

from __future__ import annotations

import copy
from typing import Any

from archives import ids
from bson import ObjectId

DOT = "-APPSMITH-DOT-REPLACEMENT-"
_ENTITY_DEFAULTS = ("policies", "userPermissions", "policyMap", "messages")


def documents_of(export: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return collections of documents; ids are new, names become references."""
    export = copy.deepcopy(export)
    new = ids()
    workspace, application = new(), new()
    plugins: dict[str, ObjectId] = {}

    def plugin(name: Any) -> str:
        return str(plugins.setdefault(name, new()))

    pages = [new() for _ in export["pageList"]]
    by_page = {
        side: {
            entry[f"{side}Page"]["name"]: id_
            for entry, id_ in zip(export["pageList"], pages, strict=True)
            if isinstance(entry.get(f"{side}Page"), dict)
        }
        for side in ("unpublished", "published")
    }
    datasources = {entry["name"]: new() for entry in export["datasourceList"]}
    collections = {entry["id"]: new() for entry in export.get("actionCollectionList") or []}
    actions = {entry["id"]: new() for entry in export["actionList"]}
    themes = [new(), new()]

    def side_of(entry: dict[str, Any], key: str, side: str) -> None:
        inside = entry.get(key)
        if not isinstance(inside, dict):
            return
        if inside.get("pageId") in by_page[side]:
            inside["pageId"] = str(by_page[side][inside["pageId"]])
        if inside.get("collectionId") in collections:
            inside["collectionId"] = str(collections[inside["collectionId"]])
        if inside.get("pluginId") is not None:
            inside["pluginId"] = plugin(inside["pluginId"])
        held = inside.get("datasource")
        if isinstance(held, dict):
            if held.get("id") in datasources:
                held["_id"] = datasources[held["id"]]
            held.pop("id", None)
            if held.get("pluginId") is not None:
                held["pluginId"] = plugin(held["pluginId"])

    for entry, id_ in zip(export["pageList"], pages, strict=True):
        entry |= {"_id": id_, "applicationId": str(application), "_class": "com.appsmith.server.domains.NewPage"}
        for side in ("unpublished", "published"):
            for layout in (entry.get(f"{side}Page") or {}).get("layouts", []):
                layout["_id"] = new()
                layout.pop("id", None)
                for group in layout.get("layoutOnLoadActions") or []:
                    for one in group:
                        if "id" in one:
                            one["_id"] = actions.get(one.pop("id"), None) or new()
                        if one.get("collectionId") in collections:
                            one["collectionId"] = str(collections[one["collectionId"]])
    for entry in export["actionList"]:
        entry["_id"] = actions[entry.pop("id")]
        entry |= {"applicationId": str(application), "workspaceId": str(workspace)}
        if entry.get("pluginId") is not None:
            entry["pluginId"] = plugin(entry["pluginId"])
        for side in ("unpublished", "published"):
            side_of(entry, f"{side}Action", side)
    for entry in export.get("actionCollectionList") or []:
        entry["_id"] = collections[entry.pop("id")]
        entry |= {"applicationId": str(application), "workspaceId": str(workspace)}
        for side in ("unpublished", "published"):
            side_of(entry, f"{side}Collection", side)
    storages = []
    for entry in export["datasourceList"]:
        entry |= {"_id": datasources[entry["name"]], "workspaceId": str(workspace), "hasDatasourceStorage": True}
        entry["pluginId"] = plugin(entry["pluginId"])
        storage = {"_id": new(), "datasourceId": str(entry["_id"]), "environmentId": "unused_env"}
        if "datasourceConfiguration" in entry:
            storage["datasourceConfiguration"] = entry.pop("datasourceConfiguration")
        storages.append(storage)
    app = export["exportedApplication"]
    for key, side in (("pages", "unpublished"), ("publishedPages", "published")):
        app[key] = [
            {"_id": by_page[side].get(entry.get("id")) or new(), "isDefault": entry.get("isDefault", False)}
            for entry in app.get(key) or []
        ]
    app |= {
        "_id": application, "workspaceId": str(workspace), "editModeThemeId": str(themes[0]),
        "publishedModeThemeId": str(themes[1]), "clientSchemaVersion": export.get("clientSchemaVersion"),
        "serverSchemaVersion": export.get("serverSchemaVersion"), "modifiedBy": "x@example.test",
    }  # fmt: skip
    found = {
        "newPage": export["pageList"],
        "newAction": export["actionList"],
        "actionCollection": export.get("actionCollectionList") or [],
        "datasource": export["datasourceList"],
        "datasourceStorage": storages,
        "customJSLib": [{**one, "_id": new()} for one in export.get("customJSLibList") or []],
        "theme": [
            {**(export.get(key) or {}), "_id": id_}
            for key, id_ in zip(("editModeTheme", "publishedTheme"), themes, strict=True)
        ],
        "application": [app],
        "workspace": [
            {"_id": workspace, "name": "W", "plugins": [{"pluginId": str(id_)} for id_ in plugins.values()]}
        ],
        "plugin": [{"_id": id_, "packageName": name} for name, id_ in plugins.items()],
    }
    return {name: [stored(one) for one in documents] for name, documents in found.items()}


def stored(value: Any) -> Any:
    """Return a value as the database holds it: dots in keys replaced, nulls kept."""
    if isinstance(value, dict):
        return {key.replace(".", DOT): stored(child) for key, child in value.items()}
    if isinstance(value, list):
        return [stored(child) for child in value]
    return value
