"""A small application to change, and changes of it that read like sentences."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Change = Callable[[Json], None]


def widget(name: str, **values: Any) -> Json:
    """Return a text widget whose id is derived from its name."""
    return {"widgetName": name, "widgetId": f"id-{name}", "type": "TEXT_WIDGET", "parentId": "0", **values}


def container(name: str, *inside: Json) -> Json:
    """Return a container with its canvas and what is in it."""
    canvas = {
        "widgetName": f"{name}Canvas",
        "widgetId": f"id-{name}-c",
        "type": "CANVAS_WIDGET",
        "parentId": f"id-{name}",
    }
    held = [{**child, "parentId": f"id-{name}-c"} for child in inside]
    return widget(name, type="CONTAINER_WIDGET", children=[{**canvas, "children": held}])


def page(name: str, *widgets: Json, identity: str = "") -> Json:
    root = {
        "widgetName": "MainContainer",
        "widgetId": "0",
        "type": "CANVAS_WIDGET",
        "version": 94,
        "bottomRow": 500,
    }
    side = {"name": name, "slug": name.lower(), "layouts": [{"dsl": {**root, "children": [*widgets]}}]}
    return {"gitSyncId": identity or f"page-{name}", "unpublishedPage": side}


def query(page_name: str, name: str, body: str = "SELECT 1", **values: Any) -> Json:
    action = {
        "name": name,
        "pageId": page_name,
        "datasource": {"id": "db", "name": "db", "pluginId": "postgres-plugin"},
        "actionConfiguration": {"timeoutInMillisecond": 10000, "body": body},
        "runBehaviour": "MANUAL",
        **values,
    }
    return {
        "gitSyncId": f"query-{page_name}-{name}",
        "id": f"{page_name}_{name}",
        "pluginType": "DB",
        "pluginId": "postgres-plugin",
        "unpublishedAction": action,
    }


def js_object(page_name: str, name: str, *functions: str) -> list[Json]:
    """Return a JS object, then the queries of its functions."""
    body = "export default {\n" + "\n".join(f"  {one} () {{ return 1; }}," for one in functions) + "\n}"
    collection = {
        "name": name,
        "pageId": page_name,
        "pluginId": "js-plugin",
        "pluginType": "JS",
        "body": body,
    }
    owner = {
        "gitSyncId": f"js-{page_name}-{name}",
        "id": f"{page_name}_{name}",
        "unpublishedCollection": collection,
    }
    actions = []
    for one in functions:
        action = {"name": one, "fullyQualifiedName": f"{name}.{one}", "pageId": page_name, "runBehaviour": "MANUAL",
                  "actionConfiguration": {"timeoutInMillisecond": 10000}}  # fmt: skip
        actions.append(
            {"gitSyncId": f"fn-{page_name}-{name}-{one}", "id": f"{page_name}_{name}.{one}", "pluginType": "JS",
             "pluginId": "js-plugin", "unpublishedAction": action}
        )  # fmt: skip
    return [owner, *actions]


def application() -> Json:
    """Return an application: Home with a text, a box and a note in it; Tasks; queries, a JS object, a datasource."""
    owner, *functions = js_object("Home", "Utils", "load", "save")
    home = page(
        "Home", widget("Title", text="Hello", topRow=1), container("Box", widget("Note", text="{{Q1.data}}"))
    )
    tasks = page("Tasks", widget("List", onClick="{{navigateTo('Home')}}"))
    return {
        "artifactJsonType": "APPLICATION",
        "clientSchemaVersion": 2,
        "serverSchemaVersion": 12,
        "exportedApplication": {
            "name": "Shop",
            "color": "#fff",
            "pages": [{"id": "Home", "isDefault": True}, {"id": "Tasks", "isDefault": False}],
        },
        "datasourceList": [{"name": "db", "pluginId": "postgres-plugin", "gitSyncId": "db"}],
        "customJSLibList": [],
        "pageList": [home, tasks],
        "actionList": [query("Home", "Q1"), query("Tasks", "Q2"), *functions],
        "actionCollectionList": [owner],
        "editModeTheme": {"name": "Default", "displayName": "Modern", "isSystemTheme": True},
    }


def changed(document: Json, *changes: Change) -> Json:
    """Return a copy of an application with some changes."""
    result = copy.deepcopy(document)
    for change in changes:
        change(result)
    return result


def page_of(document: Json, name: str) -> Json:
    found: Json = next(one for one in document["pageList"] if one["unpublishedPage"]["name"] == name)
    return found


def dsl_of(document: Json, name: str) -> Json:
    result: Json = page_of(document, name)["unpublishedPage"]["layouts"][0]["dsl"]
    return result


def _widgets(node: Json) -> list[Json]:
    return [node, *(inner for child in node.get("children", ()) for inner in _widgets(child))]


def find_widget(document: Json, page_name: str, name: str) -> Json:
    return next(one for one in _widgets(dsl_of(document, page_name)) if one["widgetName"] == name)


def sets(page_name: str, name: str, **values: Any) -> Change:
    """Set properties of a widget."""
    return lambda document: find_widget(document, page_name, name).update(values)


def adds(page_name: str, *widgets: Json) -> Change:
    """Add widgets to a page."""
    return lambda document: dsl_of(document, page_name)["children"].extend(copy.deepcopy(widgets))


def removes(page_name: str, name: str) -> Change:
    """Remove a widget with what is in it."""

    def change(document: Json) -> None:
        for node in _widgets(dsl_of(document, page_name)):
            if "children" in node:
                node["children"] = [child for child in node["children"] if child["widgetName"] != name]

    return change


def adds_entry(key: str, *entries: Json) -> Change:
    """Add entries to a list of the document."""
    return lambda document: document[key].extend(copy.deepcopy(entries))


def removes_entry(key: str, identity: str) -> Change:
    """Remove an entry of a list of the document by its gitSyncId."""

    def change(document: Json) -> None:
        document[key] = [one for one in document[key] if one["gitSyncId"] != identity]

    return change


def sets_query(name: str, **values: Any) -> Change:
    """Set members of a query's edited side."""

    def change(document: Json) -> None:
        side = next(one for one in document["actionList"] if one["unpublishedAction"]["name"] == name)
        side["unpublishedAction"].update(values)

    return change


def sets_body(name: str, body: str) -> Change:
    """Set the text of a JS object."""

    def change(document: Json) -> None:
        sides = [one["unpublishedCollection"] for one in document["actionCollectionList"]]
        next(side for side in sides if side["name"] == name)["body"] = body

    return change


def lists_pages(*names: str, default: tuple[str, ...] = ("Home",)) -> Change:
    """Set the list of pages."""

    def change(document: Json) -> None:
        entries = [{"id": name, "isDefault": name in default} for name in names]
        document["exportedApplication"]["pages"] = entries

    return change


def removes_page(name: str) -> Change:
    """Remove a page with all that is on it."""

    def change(document: Json) -> None:
        document["pageList"] = [one for one in document["pageList"] if one["unpublishedPage"]["name"] != name]
        for key, side in (
            ("actionList", "unpublishedAction"),
            ("actionCollectionList", "unpublishedCollection"),
        ):
            document[key] = [one for one in document[key] if one[side]["pageId"] != name]
        application = document["exportedApplication"]
        application["pages"] = [entry for entry in application["pages"] if entry["id"] != name]

    return change


def renames_page(old: str, new: str) -> Change:
    """Give a page another name, and the queries on it."""

    def change(document: Json) -> None:
        page_of(document, old)["unpublishedPage"]["name"] = new
        for key, side in (
            ("actionList", "unpublishedAction"),
            ("actionCollectionList", "unpublishedCollection"),
        ):
            for entry in document[key]:
                if entry[side]["pageId"] == old:
                    entry[side]["pageId"] = new
        for entry in document["exportedApplication"]["pages"]:
            if entry["id"] == old:
                entry["id"] = new

    return change
