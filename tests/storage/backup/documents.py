"""An export -> the database documents from which the product would write it again.

The inverse of the mapping, written from the description of the database, not from the mapping's code.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from archives import ids
from bson import ObjectId

DOT = "-APPSMITH-DOT-REPLACEMENT-"
SIDES = ("unpublished", "published")


def documents_of(export: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return collections of documents; ids are new, names become references."""
    found = _Documents(copy.deepcopy(export)).collections()
    return {name: [stored(one) for one in documents] for name, documents in found.items()}


def stored(value: Any) -> Any:
    """Return a value as the database holds it: dots in keys replaced, nulls kept."""
    if isinstance(value, dict):
        return {key.replace(".", DOT): stored(child) for key, child in value.items()}
    if isinstance(value, list):
        return [stored(child) for child in value]
    return value


class _Documents:
    """Turns an export, of which it owns a copy, into documents."""

    def __init__(self, export: dict[str, Any]) -> None:
        self.export = export
        self.new = ids()
        self.workspace, self.application = self.new(), self.new()
        self.plugins: dict[str, ObjectId] = {}
        self.objects = export.get("actionCollectionList") or []
        self.datasources = {entry["name"]: self.new() for entry in export["datasourceList"]}
        self.object_ids = {entry["id"]: self.new() for entry in self.objects}
        self.query_ids = {entry["id"]: self.new() for entry in export["actionList"]}
        self.themes = (self.new(), self.new())
        self.pages: dict[str, dict[str, ObjectId]] = {side: {} for side in SIDES}
        for entry in export["pageList"]:
            entry["_id"] = self.new()
            for side in SIDES:
                if isinstance(entry.get(f"{side}Page"), dict):
                    self.pages[side][entry[f"{side}Page"]["name"]] = entry["_id"]

    def collections(self) -> dict[str, list[dict[str, Any]]]:
        export = self.export
        for entry in export["pageList"]:
            self._page(entry)
        for entry in export["actionList"]:
            self._resource(entry, "Action", self.query_ids)
        for entry in self.objects:
            self._resource(entry, "Collection", self.object_ids)
        themes = zip(("editModeTheme", "publishedTheme"), self.themes, strict=True)
        return {
            "newPage": export["pageList"],
            "newAction": export["actionList"],
            "actionCollection": self.objects,
            "datasourceStorage": [self._storage(entry) for entry in export["datasourceList"]],
            "datasource": export["datasourceList"],
            "customJSLib": [{**one, "_id": self.new()} for one in export.get("customJSLibList") or []],
            "theme": [{**(export.get(key) or {}), "_id": id_} for key, id_ in themes],
            "application": [self._application()],
            "workspace": [{"_id": self.workspace, "name": "W", "plugins": self._installed()}],
            "plugin": [{"_id": id_, "packageName": name} for name, id_ in self.plugins.items()],
        }

    def _plugin(self, entry: dict[str, Any]) -> None:
        if entry.get("pluginId") is not None:
            entry["pluginId"] = str(self.plugins.setdefault(entry["pluginId"], self.new()))

    def _installed(self) -> list[dict[str, Any]]:
        return [{"pluginId": str(id_), "status": "ACTIVATED"} for id_ in self.plugins.values()]

    def _page(self, entry: dict[str, Any]) -> None:
        entry |= {"applicationId": str(self.application), "_class": "com.appsmith.server.domains.NewPage"}
        for side in SIDES:
            for layout in (entry.get(f"{side}Page") or {}).get("layouts", []):
                layout.pop("id", None)
                layout["_id"] = self.new()
                for one in _flat(layout.get("layoutOnLoadActions")):
                    if "id" in one:
                        one["_id"] = self.query_ids.get(one.pop("id")) or self.new()
                    if one.get("collectionId") in self.object_ids:
                        one["collectionId"] = str(self.object_ids[one["collectionId"]])

    def _resource(self, entry: dict[str, Any], suffix: str, known: dict[str, ObjectId]) -> None:
        entry["_id"] = known[entry.pop("id")]
        entry |= {"applicationId": str(self.application), "workspaceId": str(self.workspace)}
        self._plugin(entry)
        for side in SIDES:
            inside = entry.get(side + suffix)
            if isinstance(inside, dict):
                self._side(inside, side)

    def _side(self, inside: dict[str, Any], side: str) -> None:
        if inside.get("pageId") in self.pages[side]:
            inside["pageId"] = str(self.pages[side][inside["pageId"]])
        if inside.get("collectionId") in self.object_ids:
            inside["collectionId"] = str(self.object_ids[inside["collectionId"]])
        self._plugin(inside)
        held = inside.get("datasource")
        if isinstance(held, dict):
            name = held.pop("id", None)
            if name in self.datasources:
                held["_id"] = self.datasources[name]
            self._plugin(held)

    def _storage(self, entry: dict[str, Any]) -> dict[str, Any]:
        id_ = self.datasources[entry["name"]]
        entry |= {"_id": id_, "workspaceId": str(self.workspace), "hasDatasourceStorage": True}
        self._plugin(entry)
        storage = {"_id": self.new(), "datasourceId": str(id_), "environmentId": "unused_env"}
        if "datasourceConfiguration" in entry:
            storage["datasourceConfiguration"] = entry.pop("datasourceConfiguration")
        return storage

    def _application(self) -> dict[str, Any]:
        app: dict[str, Any] = self.export["exportedApplication"]
        for key, side in (("pages", "unpublished"), ("publishedPages", "published")):
            app[key] = [
                {
                    "_id": self.pages[side].get(entry.get("id")) or self.new(),
                    "isDefault": entry.get("isDefault", False),
                }
                for entry in app.get(key) or []
            ]
        return app | {
            "_id": self.application, "workspaceId": str(self.workspace), "modifiedBy": "x@example.test",
            "editModeThemeId": str(self.themes[0]), "publishedModeThemeId": str(self.themes[1]),
            "clientSchemaVersion": self.export.get("clientSchemaVersion"),
            "serverSchemaVersion": self.export.get("serverSchemaVersion"),
        }  # fmt: skip


def _flat(groups: Any) -> Iterator[dict[str, Any]]:
    for group in groups or []:
        yield from group
