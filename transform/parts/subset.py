"""Reduce an application to some of its pages."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from ..application.entities import text
from .inventory import objects

Json = dict[str, Any]

_SIDES = {
    "pageList": ("unpublishedPage", "publishedPage", "name"),
    "actionList": ("unpublishedAction", "publishedAction", "pageId"),
    "actionCollectionList": ("unpublishedCollection", "publishedCollection", "pageId"),
}
_MENUS = ("pages", "publishedPages")
_ORDERS = ("pageOrder", "publishedPageOrder")
_DEFAULTS = ("unpublishedDefaultPageName", "publishedDefaultPageName")
_ESCAPED = ("publishedLayoutmongoEscapedWidgets", "unpublishedLayoutmongoEscapedWidgets")
_SEPARATOR = "##ENTITY_SEPARATOR##"


def with_pages(document: Json, names: Collection[str], datasources: Collection[str]) -> Json:
    """Return an application with just some pages, by the names that the editor shows, and some datasources.

    Where the default page is not among them, the first one of them is. Settings, themes and libraries stay.
    """
    kept = dict(document)
    pages = [entry for entry in objects(document.get("pageList")) if _page(entry, "pageList") in names]
    both = {*names, *(name for entry in pages for name in _names(entry))}
    for key in _SIDES:
        if isinstance(document.get(key), list):
            kept[key] = [entry for entry in document[key] if _page(entry, key) in names]
    _keep(
        kept,
        "datasourceList",
        lambda entry: isinstance(entry, dict) and _is_among(entry.get("name"), datasources),
    )
    _keep(
        kept,
        "datasourceConfigurationStructureList",
        lambda entry: isinstance(entry, dict) and _is_among(entry.get("datasourceId"), datasources),
    )
    for key in _ORDERS:
        _keep(kept, key, lambda name: _is_among(name, both))
    for key in _ESCAPED:
        _keep(kept, key, lambda name: _is_among(name, both))
    _keep(kept, "decryptedFields", lambda name: _is_among(name, datasources))
    ids = {str(entry.get("id")) for entry in objects(kept.get("actionList"))}
    _keep(kept, "invisibleActionFields", lambda name: _is_among(name, ids))
    for key in _DEFAULTS:
        default = kept.get(key)
        if isinstance(default, str) and default not in both:
            kept[key] = next(iter(names), default)
    if isinstance(document.get("updatedResources"), dict):
        kept["updatedResources"] = _resources(document["updatedResources"], both, datasources)
    application = document.get("exportedApplication")
    if isinstance(application, dict):
        kept["exportedApplication"] = _application(application, both)
    return kept


def _page(entry: Any, key: str) -> str | None:
    """Return the name of the page that an entry is, or is on: that of its edited side, else of the deployed one."""
    edited, deployed, member = _SIDES[key]
    for side in (edited, deployed):
        value = entry.get(side) if isinstance(entry, dict) else None
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            return text(value.get(member))
    return None


def _is_among(name: Any, names: Collection[str]) -> bool:
    return isinstance(name, str) and name in names


def _names(entry: Json) -> list[str]:
    sides = (entry.get("unpublishedPage"), entry.get("publishedPage"))
    return [side["name"] for side in sides if isinstance(side, dict) and isinstance(side.get("name"), str)]


def _keep(document: Json, key: str, is_kept: Callable[[Any], bool]) -> None:
    value = document.get(key)
    if isinstance(value, list):
        document[key] = [entry for entry in value if is_kept(entry)]
    elif isinstance(value, dict):
        document[key] = {name: inner for name, inner in value.items() if is_kept(name)}


def _resources(value: Json, pages: Collection[str], datasources: Collection[str]) -> Json:
    def is_kept(kind: str, name: Any) -> bool:
        if kind == "pageList":
            return _is_among(name, pages)
        if kind == "datasourceList":
            return _is_among(name, datasources)
        return not isinstance(name, str) or _SEPARATOR not in name or name.rpartition(_SEPARATOR)[2] in pages

    return {
        kind: [name for name in names if is_kept(kind, name)] if isinstance(names, list) else names
        for kind, names in value.items()
    }


def _application(application: Json, pages: Collection[str]) -> Json:
    kept = dict(application)
    for key in _MENUS:
        if isinstance(application.get(key), list):
            menu = [entry for entry in objects(application[key]) if _is_among(entry.get("id"), pages)]
            if menu and not any(entry.get("isDefault") for entry in menu):
                menu[0] = {**menu[0], "isDefault": True}
            kept[key] = menu
    return kept
