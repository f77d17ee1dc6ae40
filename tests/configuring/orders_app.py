"""A small application with datasources of several kinds, and what the tests say of it."""

from __future__ import annotations

from typing import Any


def an_export(*sources: dict[str, Any], queries: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """Return an export with some datasources and queries."""
    return {
        "exportedApplication": {"name": "Orders"},
        "pageList": [],
        "datasourceList": list(sources),
        "actionList": list(queries),
    }


def postgres(name: str = "Orders DB", **configuration: Any) -> dict[str, Any]:
    """Return a PostgreSQL datasource as the product's file export leaves it."""
    whole = {
        "connection": {"mode": "READ_WRITE", "ssl": {"authType": "DEFAULT"}},
        "endpoints": [{"host": "db.example.com", "port": 5432}],
        **configuration,
    }
    return {"name": name, "pluginId": "postgres-plugin", "datasourceConfiguration": whole}


def api(name: str = "Shop API", authentication: dict[str, Any] | None = None, **rest: Any) -> dict[str, Any]:
    """Return a REST API."""
    whole = {"url": "https://shop.example.com", **rest}
    if authentication is not None:
        whole["authentication"] = authentication
    return {"name": name, "pluginId": "restapi-plugin", "datasourceConfiguration": whole}


def query(page: str, name: str, datasource: dict[str, Any], *, published: bool = True) -> dict[str, Any]:
    """Return a query, on both sides or only on the edited one."""
    side = {"name": name, "pageId": page, "datasource": datasource}
    entry = {"pluginType": "API", "pluginId": "restapi-plugin", "unpublishedAction": side}
    return {**entry, "publishedAction": {**side}} if published else entry
