"""Variants of the example: with secrets, and two versions that clash."""

from __future__ import annotations

import copy
import json
from typing import Any

from asked import FIXTURE
from makers import ALNUM
from one_rule import M

EXPORT: dict[str, Any] = json.loads(FIXTURE.read_bytes())
TOKEN = "ghp_" + M.some(ALNUM, 36)
PASSWORD = "Fuchs-42-Brennnessel-Quitte"


def query(document: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the edited side of a query."""
    return next(
        entry["unpublishedAction"]
        for entry in document["actionList"]
        if entry["unpublishedAction"]["name"] == name
    )


def with_query(name: str, body: str) -> bytes:
    """Return the example with another body of a query."""
    document = copy.deepcopy(EXPORT)
    query(document, name)["actionConfiguration"]["body"] = body
    return json.dumps(document, indent=2).encode()


def with_secrets() -> bytes:
    """Return the example with a token in a query, and the password of a datasource."""
    document = json.loads(with_query("list_orders", f"SELECT 1 -- {TOKEN}"))
    document["datasourceList"][0]["datasourceConfiguration"] = {
        "endpoints": [{"host": "db.internal.example", "port": 5432}],
        "authentication": {"authenticationType": "dbAuth", "username": "orders", "password": PASSWORD},
    }
    return json.dumps(document, indent=2).encode()


def large(megabytes: int) -> bytes:
    """Return the example with its pages, queries and JS objects repeated under other names until it has that size."""
    document = copy.deepcopy(EXPORT)
    times = megabytes * 10**6 // len(json.dumps(EXPORT)) + 1
    lists = {"pageList": "Page", "actionList": "Action", "actionCollectionList": "Collection"}
    text = {key: json.dumps(EXPORT[key]) for key in lists}
    names = [page["unpublishedPage"]["name"] for page in EXPORT["pageList"]]
    for number in range(1, times):
        for key in lists:
            part = text[key]
            for name in names:
                part = part.replace(f'"{name}"', f'"{name}{number}"').replace(
                    f'"{name}_', f'"{name}{number}_'
                )
            document[key] += json.loads(part)
    for number, entry in enumerate(entry for key in lists for entry in document[key]):
        entry["gitSyncId"] = f"sync_{number}"
        if "id" in entry:
            entry["id"] = f"id_{number}"
    pages = document["exportedApplication"]
    for key in ("pages", "publishedPages"):
        if key in pages:
            pages[key] = [
                {**pages[key][0], "id": page["unpublishedPage"]["name"], "isDefault": number == 0}
                for number, page in enumerate(document["pageList"])
            ]
    return json.dumps(document).encode()
