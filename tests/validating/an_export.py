"""Build small exports in which nothing is wrong, so that a test changes only what it is about."""

from __future__ import annotations

import copy
from typing import Any

import transform
from transform import Diagnostic

Json = dict[str, Any]


def widget(name: str, kind: str = "TEXT_WIDGET", **properties: Any) -> Json:
    """Return a widget whose texts with bindings are all in its path lists."""
    bound = [{"key": key} for key, value in properties.items() if isinstance(value, str) and "{{" in value]
    triggers = [entry for entry in bound if entry["key"].startswith("on")]
    return {
        "widgetName": name,
        "widgetId": f"id-{name}",
        "type": kind,
        "dynamicBindingPathList": [entry for entry in bound if entry not in triggers],
        "dynamicTriggerPathList": triggers,
        **properties,
    }


def query(name: str, body: str = "SELECT 1", page: str = "Page1", **side: Any) -> Json:
    """Return an entry of actionList: a PostgreSQL query on the datasource Orders DB."""
    value = {
        "name": name,
        "pageId": page,
        "datasource": {"id": "Orders DB", "name": "Orders DB", "pluginId": "postgres-plugin"},
        "actionConfiguration": {"body": body, "timeoutInMillisecond": 10000},
        **side,
    }
    return {
        "id": f"{page}_{name}",
        "gitSyncId": f"q-{page}-{name}",
        "pluginType": "DB",
        "pluginId": "postgres-plugin",
        "unpublishedAction": value,
        "publishedAction": copy.deepcopy(value),
    }


def js_object(name: str, body: str, page: str = "Page1") -> Json:
    """Return an entry of actionCollectionList."""
    value = {"name": name, "pageId": page, "body": body, "variables": []}
    return {
        "id": f"{page}_{name}",
        "gitSyncId": f"j-{page}-{name}",
        "unpublishedCollection": value,
        "publishedCollection": copy.deepcopy(value),
    }


def page(name: str, *widgets: Json, on_load: list[Any] | None = None, version: int = 94) -> Json:
    """Return an entry of pageList; parentId of every widget is that of the widget around it."""
    dsl = {
        "widgetName": "MainContainer",
        "widgetId": "0",
        "type": "CANVAS_WIDGET",
        "version": version,
        "children": [_with_parent(child, "0") for child in widgets],
    }
    layout = {"id": name, "viewMode": False, "dsl": dsl, "layoutOnLoadActions": on_load or []}
    side = {"name": name, "slug": name.lower(), "layouts": [layout]}
    return {"gitSyncId": f"p-{name}", "unpublishedPage": side, "publishedPage": copy.deepcopy(side)}


def _with_parent(child: Any, parent_id: str) -> Any:
    if not isinstance(child, dict):
        return child
    child = {"parentId": parent_id, **child}
    if isinstance(child.get("children"), list):
        child["children"] = [_with_parent(inner, child["widgetId"]) for inner in child["children"]]
    return child


def export(*widgets: Json, pages: list[Json] | None = None, **parts: Any) -> Json:
    """Return an export with one page of these widgets, or these pages; parts replace top-level values."""
    pages = pages if pages is not None else [page("Page1", *widgets)]
    names = [entry["unpublishedPage"]["name"] for entry in pages]
    listed = [{"id": name, "isDefault": i == 0} for i, name in enumerate(names)]
    return {
        "artifactJsonType": "APPLICATION",
        "clientSchemaVersion": 2,
        "serverSchemaVersion": 12,
        "exportedApplication": {
            "name": "Shop",
            "pages": listed,
            "publishedPages": copy.deepcopy(listed),
            "evaluationVersion": 2,
        },
        "datasourceList": [datasource("Orders DB")],
        "pageList": pages,
        "actionList": [],
        "actionCollectionList": [],
        "customJSLibList": [],
        "editModeTheme": {"name": "Default", "isSystemTheme": True},
        "publishedTheme": {"name": "Default", "isSystemTheme": True},
        **parts,
    }


def datasource(name: str, plugin: str = "postgres-plugin", **values: Any) -> Json:
    """Return a datasource with its configuration."""
    configuration = {"authentication": {"authenticationType": "dbAuth"}}
    return {
        "name": name,
        "pluginId": plugin,
        "gitSyncId": f"d-{name}",
        "datasourceConfiguration": configuration,
        **values,
    }


def found(document: Json, code: str, target: str = "1.91", **options: Any) -> list[Diagnostic]:
    """Return what one check reports of the edited sides."""
    validation = transform.validate(document, target, **options)
    return [item for item in validation.diagnostics if item.code == code]


def messages(document: Json, code: str, **options: Any) -> list[str]:
    """Return the messages of one check."""
    return [item.message for item in found(document, code, **options)]


def codes(document: Json, **options: Any) -> list[str]:
    """Return the codes of all that is reported."""
    return [item.code for item in transform.validate(document, "1.91", **options).diagnostics]
