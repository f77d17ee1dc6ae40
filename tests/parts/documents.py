"""Small applications for the tests of parts."""

from __future__ import annotations

from typing import Any

import orjson


def widget(name: str, **properties: Any) -> dict[str, Any]:
    return {"widgetName": name, "widgetId": f"id{name}", "type": "TEXT_WIDGET", "parentId": "0", **properties}


def page(name: str, *widgets: dict[str, Any], on_load: tuple[str, ...] = ()) -> dict[str, Any]:
    dsl = {"widgetName": "MainContainer", "widgetId": "0", "type": "CANVAS_WIDGET", "children": list(widgets)}
    load = [[{"id": f"{name}_{query}", "name": query} for query in on_load]]
    side = {"name": name, "slug": name.lower(), "layouts": [{"dsl": dsl, "layoutOnLoadActions": load}]}
    return {"unpublishedPage": side, "publishedPage": orjson.loads(orjson.dumps(side))}


def query(name: str, body: str = "", *, page_name: str = "Page1", **values: Any) -> dict[str, Any]:
    side = {"name": name, "pageId": page_name, "actionConfiguration": {"body": body}, **values}
    return {"id": f"{page_name}_{values.get('fullyQualifiedName', name)}", "unpublishedAction": side}


def export(*pages: dict[str, Any], **parts: Any) -> dict[str, Any]:
    names = [{"id": one["unpublishedPage"]["name"], "isDefault": i == 0} for i, one in enumerate(pages)]
    application = {"name": "App", "pages": names}
    return {"exportedApplication": application, "pageList": list(pages), "datasourceList": [], **parts}
