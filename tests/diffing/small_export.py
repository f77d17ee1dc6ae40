"""Small exports, and the changes between them."""

from __future__ import annotations

import copy

from one_step import canvas

import transform


def text(name, widget_id, value="", **more):
    return {
        "type": "TEXT_WIDGET",
        "widgetName": name,
        "widgetId": widget_id,
        "parentId": "0",
        "text": value,
        **more,
    }


def export(*pages, actions=(), **parts):
    entries = [{"id": page["unpublishedPage"]["name"], "isDefault": i == 0} for i, page in enumerate(pages)]
    return {
        "exportedApplication": {"name": "App", "pages": entries},
        "pageList": list(pages),
        "actionList": list(actions),
        "datasourceList": [],
        **parts,
    }


def page(name, *children, sync_id=None, both=False):
    side = {
        "name": name,
        "slug": name.lower(),
        "layouts": [{"id": name, "dsl": canvas(*children, version=94)}],
    }
    owner = {"gitSyncId": sync_id or f"id-{name}", "unpublishedPage": side}
    return {**owner, "publishedPage": copy.deepcopy(side)} if both else owner


def query(name, page_name, body="SELECT 1", sync_id=None, **more):
    side = {
        "name": name,
        "pageId": page_name,
        "actionConfiguration": {"body": body},
        "datasource": {"name": "DB"},
    }
    return {
        "id": f"{page_name}_{name}",
        "gitSyncId": sync_id or f"id-{name}",
        "pluginType": "DB",
        "pluginId": "postgres-plugin",
        "unpublishedAction": {**side, **more},
    }


def changes(before, after, **options):
    return transform.diff(before, after, **options).changes


def brief(change):
    return (change.kind, str(change.entity), change.path, change.before, change.after)
