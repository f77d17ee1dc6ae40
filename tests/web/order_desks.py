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
