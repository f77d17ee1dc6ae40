"""Every kind of place in an application in which somebody may have put a secret."""

from __future__ import annotations

import base64
import copy
import html
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from an_application import application, postgres

Document = dict[str, Any]


def full_application(password: str) -> Document:
    """Return an application with one of everything and a datasource that has the password."""
    document = application([], [postgres(password)])
    page = document["pageList"][0]
    page["publishedPage"] = copy.deepcopy(page["unpublishedPage"])
    side = {
        "name": "Query1",
        "pageId": "Page1",
        "datasource": {"name": "Orders", "id": "Orders", "pluginId": "postgres-plugin"},
        "actionConfiguration": {"body": "SELECT 1"},
    }
    document["actionList"] = [
        {
            "pluginType": "DB",
            "pluginId": "postgres-plugin",
            "unpublishedAction": side,
            "publishedAction": copy.deepcopy(side),
        }
    ]
    collection = {"name": "Utils", "pageId": "Page1", "body": "export default {}"}
    document["actionCollectionList"] = [{"unpublishedCollection": collection}]
    document["customJSLibList"] = [
        {"name": "lib", "uidString": "lib_1", "url": "https://cdn.test/lib.js", "defs": "{}"}
    ]
    document["editModeTheme"] = {"name": "T", "properties": {}}
    document["serverSchemaVersion"] = 12
    return document


def query(document: Document, side: str = "unpublished") -> Document:
    found: Document = document["actionList"][0][f"{side}Action"]
    return found


def layout(document: Document) -> Document:
    found: Document = document["pageList"][0]["unpublishedPage"]["layouts"][0]
    return found


def _widget(document: Document, **properties: Any) -> None:
    widget = {"widgetName": "Text1", "widgetId": "t1", "type": "TEXT_WIDGET", **properties}
    layout(document)["dsl"]["children"].append(widget)


def _in_text(written: Callable[[str], str]) -> Callable[[Document, str], None]:
    return lambda document, secret: _widget(document, text=written(secret))


#: name -> what puts a secret there; each secret is one that nothing around it would tell
PLACES: dict[str, Callable[[Document, str], None]] = {
    "query": lambda d, s: query(d)["actionConfiguration"].update(body=f"-- {s}\nSELECT 1"),
    "deployed query only": lambda d, s: query(d, "published")["actionConfiguration"].update(body=f"-- {s}"),
    "form data of a query": lambda d, s: query(d)["actionConfiguration"].update(formData={"a": {"data": s}}),
    "header of a query": lambda d, s: query(d)["actionConfiguration"].update(
        headers=[{"key": "X-A", "value": s}]
    ),
    "template of a query": lambda d, s: query(d)["actionConfiguration"].update(
        pluginSpecifiedTemplates=[{"value": s}]
    ),
    "paths of a query": lambda d, s: query(d).update(jsonPathKeys=[f"login('{s}')"]),
    "message of a query": lambda d, s: query(d).update(messages=[f"login failed for {s}"]),
    "JS object": lambda d, s: d["actionCollectionList"][0]["unpublishedCollection"].update(body=f"x(`{s}`)"),
    "widget": _in_text(str),
    "binding": _in_text(lambda s: "{{ login('" + s.replace("'", "\\'") + "') }}"),
    "data of a table": lambda d, s: _widget(d, tableData=[{"a": [{"b": s}]}]),
    "name in the data of a table": lambda d, s: _widget(d, tableData=[{"name": s, "id": s}]),
    "key of an object": lambda d, s: _widget(d, tableData=[{"a": [{s: 1}]}]),
    "theme": lambda d, s: d["editModeTheme"]["properties"].update(font=s),
    "url of a library": lambda d, s: d["customJSLibList"][0].update(
        url=f"https://u:{quote(s, safe='')}@cdn.test/a.js"
    ),
    "definitions of a library": lambda d, s: d["customJSLibList"][0].update(defs=json.dumps({"!name": s})),
    "actions on page load": lambda d, s: layout(d).update(
        layoutOnLoadActions=[[{"id": "x", "jsonPathKeys": [s]}]]
    ),
    "icon of a page": lambda d, s: d["pageList"][0]["unpublishedPage"].update(icon=s),
    "settings of the application": lambda d, s: d["exportedApplication"].update(
        unpublishedApplicationDetail={"a": s}
    ),
    "widgets of a partial export": lambda d, s: d.update(
        widgets=json.dumps({"widgets": [{"list": [{"text": s}]}]})
    ),
    "a member that nobody knows": lambda d, s: d.update(somethingNew={"deep": [s]}),
    "structure cache": lambda d, s: d.update(datasourceConfigurationStructureList=[{"sample": s}]),
    "decrypted fields": lambda d, s: d.update(decryptedFields={"Orders": {"password": s}}),
    "environments of a datasource": lambda d, s: d["datasourceList"][0].update(
        datasourceStorages={"e1": {"datasourceConfiguration": {"authentication": {"password": s}}}}
    ),
    "message of a datasource": lambda d, s: d["datasourceList"][0].update(messages=[f"wrong password {s}"]),
    "another datasource": lambda d, s: d["datasourceList"].append(
        {"name": "B", "pluginId": "mysql-plugin", "datasourceConfiguration": {"connection": {"note": s}}}
    ),
    "datasource of an unknown plugin": lambda d, s: d["datasourceList"].append(
        {"name": "U", "pluginId": "unheard-of-plugin", "datasourceConfiguration": {"odd": {"list": [s]}}}
    ),
    "configuration that is a text": lambda d, s: d["datasourceList"].append(
        {"name": "U", "datasourceConfiguration": s}
    ),
    "datasource in a deployed query": lambda d, s: query(d, "published").update(
        datasource={
            "pluginId": "restapi-plugin",
            "datasourceConfiguration": {"url": f"https://api.test/?q={quote(s, safe='')}"},
        }
    ),
    "JSON in a text": _in_text(lambda s: json.dumps({"a": s})),
    "JSON in JSON in a text": _in_text(lambda s: json.dumps(json.dumps({"a": s}))),
    "literal of SQL": _in_text(lambda s: "'" + s.replace("'", "''") + "'"),
    "HTML": _in_text(lambda s: f"<b>{html.escape(s)}</b>"),
    "URL": _in_text(lambda s: f"https://db.test/?q={quote(s, safe='')}"),
    "base64": _in_text(lambda s: base64.b64encode(s.encode()).decode()),
    "basic header": _in_text(lambda s: "Basic " + base64.b64encode(f"svc:{s}".encode()).decode()),
    "base64 in code": _in_text(
        lambda s: f"const h = '{base64.b64encode(f'reporting:{s}'.encode()).decode()}'"
    ),
}


def traces(secret: str) -> set[str]:
    """Return the ways in which a secret may be written, none of which may be left."""
    return {
        secret,
        json.dumps(secret)[1:-1],
        json.dumps(json.dumps(secret)[1:-1])[1:-1],
        secret.replace("'", "''"),
        secret.replace("'", "\\'"),
        html.escape(secret),
        quote(secret, safe=""),
        base64.b64encode(secret.encode()).decode(),
        base64.b64encode(f"svc:{secret}".encode()).decode(),
        base64.b64encode(f"reporting:{secret}".encode()).decode(),
    }


def texts_of(value: Any) -> list[str]:
    """Return every string and key of a document."""
    found: list[str] = []
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            found += one
            stack += one.values()
        elif isinstance(one, list):
            stack += one
    return found


def names_of(document: Document) -> list[tuple[str, list[str]]]:
    """Return what an import goes by: the names of pages, queries, JS objects, datasources and libraries."""
    kinds = {
        "pageList": ("unpublishedPage", "publishedPage"),
        "actionList": ("unpublishedAction", "publishedAction"),
        "actionCollectionList": ("unpublishedCollection", "publishedCollection"),
    }
    found = []
    for kind, sides in kinds.items():
        for entry in document.get(kind) or []:
            found.append(
                (kind, [(entry or {}).get(side, {}).get("name") for side in sides if (entry or {}).get(side)])
            )
    for kind in ("datasourceList", "customJSLibList"):
        found += [(kind, [entry.get("name"), entry.get("gitSyncId")]) for entry in document.get(kind) or []]
    return found
