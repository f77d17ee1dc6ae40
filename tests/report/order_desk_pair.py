"""The pair that docs/diffing.md shows: the bundled export, and what a person made of it in an afternoon."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"


def order_desk_pair() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the export before and after."""
    before, after = json.loads(FIXTURE.read_bytes()), json.loads(FIXTURE.read_bytes())
    pages = {entry["unpublishedPage"]["name"]: entry["unpublishedPage"] for entry in after["pageList"]}
    orders, customers = (pages[name]["layouts"][0]["dsl"] for name in ("Orders", "Customers"))
    _edit_orders(orders)
    card = customers["children"][1]["children"][0]
    checkbox = card["children"].pop(1)
    customers["children"].append({**checkbox, "parentId": "0", "topRow": 42, "bottomRow": 46})
    _edit_queries(
        {action["unpublishedAction"]["name"]: action["unpublishedAction"] for action in after["actionList"]}
    )
    _rename_page(after, pages["Settings"], "Settings", "Preferences")
    return before, after


def _edit_orders(canvas: dict[str, Any]) -> None:
    title, select, _, _, refresh = canvas["children"]
    select["widgetName"] = "StateSelect"
    title["text"] = "Open orders"
    refresh["text"] = "Reload"
    export = {**refresh, "widgetName": "ExportButton", "widgetId": "x3e7k1v9ba", "text": "Export"}
    canvas["children"][3:] = [refresh, {**export, "topRow": 55, "bottomRow": 59}]


def _edit_queries(queries: dict[str, dict[str, Any]]) -> None:
    listing = queries["list_orders"]["actionConfiguration"]
    listing["body"] = listing["body"].replace("StatusSelect", "StateSelect").replace(";", "\nLIMIT 100;")
    shipping = queries["ship_order"]["actionConfiguration"]
    shipping["timeoutInMillisecond"] = 30000


def _rename_page(document: dict[str, Any], page: dict[str, Any], old: str, new: str) -> None:
    page["name"] = new
    for action in document["actionList"]:
        if action["unpublishedAction"]["pageId"] == old:
            action["unpublishedAction"]["pageId"] = new
    for entry in document["exportedApplication"]["pages"]:
        entry["id"] = new if entry["id"] == old else entry["id"]
