"""Ids of the database -> the names that an export has in their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..gathering import Documents, Shared

Document = dict[str, Any]
EDIT, VIEW = "unpublished", "published"
SIDES = (EDIT, VIEW)


@dataclass(slots=True)
class Names:
    """Names by id. `pages` by side; `datasources` are the live ones of the workspace.

    `foreign_plugins` collects plugins that are used although they are not installed in the workspace.
    """

    plugins: dict[str, str] = field(default_factory=dict)
    uninstalled: dict[str, str] = field(default_factory=dict)
    datasources: dict[str, str] = field(default_factory=dict)
    pages: dict[str, dict[str, str]] = field(default_factory=lambda: {EDIT: {}, VIEW: {}})
    collections: dict[str, str] = field(default_factory=dict)
    queries: dict[str, str] = field(default_factory=dict)
    foreign_plugins: set[str] = field(default_factory=set)

    def plugin(self, id_: Any) -> str | None:
        """Return the name of a plugin; one that is not installed in the workspace is noted."""
        if not isinstance(id_, str):
            return None
        if id_ in self.plugins:
            return self.plugins[id_]
        name = self.uninstalled.get(id_)
        if name is not None:
            self.foreign_plugins.add(name)
        return name


def names_of(documents: Documents, shared: Shared, installed: Iterable[str]) -> Names:
    """Return the names that the export of an application needs; `installed` are ids of plugins.

    A plugin's name is its pluginName, else its packageName. A page, query or JS object gets
    `<page>_<name>`, of the first side that there is, the edit side first.
    """
    names = Names()
    known = set(installed)
    for plugin in shared.of("plugin"):
        name = plugin.get("pluginName") or plugin.get("packageName")
        if isinstance(name, str):
            (names.plugins if _id(plugin) in known else names.uninstalled)[_id(plugin)] = name
    workspace = owner(documents.application)
    for datasource in shared.of("datasource"):
        if owner(datasource) == workspace and is_live(datasource) and isinstance(datasource.get("name"), str):
            names.datasources[_id(datasource)] = datasource["name"]
    for page in documents.pages:
        for side in SIDES:
            name = part(page, f"{side}Page").get("name")
            if isinstance(name, str):
                names.pages[side][_id(page)] = name
    for collection in documents.collections:
        names.collections[_id(collection)] = _qualified(collection, "Collection", names, ("name",))
    for query in documents.queries:
        names.queries[_id(query)] = _qualified(query, "Action", names, ("fullyQualifiedName", "name"))
    return names


def _qualified(document: Document, suffix: str, names: Names, keys: tuple[str, ...]) -> str:
    side = EDIT if part(document, EDIT + suffix) else VIEW
    inside = part(document, side + suffix)
    page = names.pages[side].get(str(inside.get("pageId")))
    name = next((inside[key] for key in keys if isinstance(inside.get(key), str)), "")
    return f"{page}_{name}" if page is not None else str(name)


def part(document: Document, key: str) -> Document:
    """Return a nested object; an empty one where there is none."""
    value = document.get(key)
    return value if isinstance(value, dict) else {}


def entries(document: Document, key: str) -> list[Document]:
    """Return the objects of a list; none where there is no list."""
    value = document.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def owner(document: Document) -> str:
    """Return the id of the workspace that a document belongs to (`organizationId` up to release 1.7.2)."""
    return str(document.get("workspaceId") or document.get("organizationId") or "")


def is_live(document: Document) -> bool:
    """Check whether the product counts a document as not deleted."""
    return document.get("deleted") is not True and document.get("deletedAt") is None


def _id(document: Document) -> str:
    return str(document.get("_id", ""))


def without(document: Document, dropped: frozenset[str]) -> Document:
    """Return a copy of an object without some members and without members that are null."""
    return {key: value for key, value in document.items() if key not in dropped and value is not None}
