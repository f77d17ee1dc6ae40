"""Small applications in which given texts and datasources stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def application(texts: Iterable[str] = (), datasources: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """Return an export with each text in a place of its own: bodies, JS objects, widgets in turn."""
    actions, collections, widgets = [], [], []
    for i, text in enumerate(texts):
        if i % 3 == 0:
            action = {"name": f"Query{i}", "pageId": "Page1", "actionConfiguration": {"body": text}}
            actions.append({"pluginType": "API", "unpublishedAction": action})
        elif i % 3 == 1:
            collection = {"name": f"Object{i}", "pageId": "Page1", "body": text}
            collections.append({"unpublishedCollection": collection})
        else:
            widgets.append(
                {"widgetName": f"Text{i}", "widgetId": f"w{i}", "type": "TEXT_WIDGET", "text": text}
            )
    dsl = {"widgetName": "MainContainer", "widgetId": "0", "type": "CANVAS_WIDGET", "children": widgets}
    page = {"unpublishedPage": {"name": "Page1", "layouts": [{"dsl": dsl}]}}
    return {
        "exportedApplication": {"name": "App"},
        "datasourceList": list(datasources),
        "pageList": [page],
        "actionList": actions,
        "actionCollectionList": collections,
    }


def postgres(password: str, host: str = "db.internal.test") -> dict[str, Any]:
    """Return a datasource of PostgreSQL that is configured."""
    return {
        "name": "Orders",
        "pluginId": "postgres-plugin",
        "gitSyncId": "5f0000000000000000000001_1",
        "datasourceConfiguration": {
            "connection": {"mode": "READ_WRITE", "ssl": {"authType": "DEFAULT"}},
            "endpoints": [{"host": host, "port": 5432}],
            "authentication": {
                "authenticationType": "dbAuth",
                "databaseName": "orders_2024",
                "username": "reporting_svc",
                "password": password,
            },
        },
    }
