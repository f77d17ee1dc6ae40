"""What is stored of queries and JS objects."""

from __future__ import annotations

from typing import Any

import pytest

from transform.storage.layout.query_files import js_object_files, query_files
from transform.storage.layout.styles import Style

NEWEST = Style("G", 12)


def query(**side: Any) -> dict[str, Any]:
    return {
        "id": "P_Q",
        "gitSyncId": "1",
        "pluginType": "DB",
        "unpublishedAction": {"name": "Q", "pageId": "P", **side},
    }


def stored(action: dict[str, Any], style: Style = NEWEST) -> dict[str, Any]:
    return {file.path: file.value for file in query_files(action, style)}


@pytest.mark.parametrize(
    ("side", "schema", "expected"),
    [
        ({"executeOnLoad": True}, 12, {"runBehaviour": "ON_PAGE_LOAD"}),
        ({"executeOnLoad": False}, 12, {"runBehaviour": "MANUAL"}),
        ({"executeOnLoad": True, "runBehaviour": "AUTOMATIC"}, 12, {"runBehaviour": "AUTOMATIC"}),
        ({}, 12, {}),
        ({}, 9, {"executeOnLoad": False}),
        ({"executeOnLoad": True, "runBehaviour": "MANUAL"}, 11, {"executeOnLoad": True}),
    ],
)
def test_when_a_query_runs(side: dict[str, Any], schema: int, expected: dict[str, Any]) -> None:
    inner = stored(query(**side), Style("G" if schema == 12 else "F", schema))[
        "pages/P/queries/Q/metadata.json"
    ]
    found = {key: inner["unpublishedAction"].get(key) for key in ("executeOnLoad", "runBehaviour")}
    assert {key: value for key, value in found.items() if value is not None} == expected


@pytest.mark.parametrize(
    ("timeout", "expected"), [(None, 10000), (0, 10000), (-1.0, 10000), (5000.0, 5000), ("x", 10000)]
)
def test_a_timeout(timeout: Any, expected: int) -> None:
    files = stored(query(actionConfiguration={"timeoutInMillisecond": timeout}))
    configuration = files["pages/P/queries/Q/metadata.json"]["unpublishedAction"]["actionConfiguration"]
    assert configuration == {"timeoutInMillisecond": expected}


@pytest.mark.parametrize(
    ("plugin", "configuration", "text", "is_kept"),
    [
        ("DB", {"body": "select 1"}, "select 1", True),
        ("DB", {"body": ""}, "", True),
        ("DB", {}, None, False),
        ("JS", {"body": "() => 1"}, None, False),
        ("REMOTE", {"body": "b", "formData": {"a": "<", "n": None, "x": 1}}, '{"a":"\\u003c","x":1.0}', True),
        ("REMOTE", {"body": "b"}, None, True),
    ],
)
def test_where_a_body_goes(
    plugin: str, configuration: dict[str, Any], text: str | None, is_kept: bool
) -> None:
    files = stored({**query(actionConfiguration=configuration), "pluginType": plugin})
    assert files.get("pages/P/queries/Q/Q.txt") == text
    kept = files["pages/P/queries/Q/metadata.json"]["unpublishedAction"]["actionConfiguration"]
    assert ("body" in kept) is is_kept
    assert "formData" not in kept


def test_a_function_of_a_js_object_has_the_object_in_its_folder() -> None:
    assert list(stored(query(fullyQualifiedName="Obj.fn"))) == ["pages/P/queries/Obj-fn/metadata.json"]
    assert list(stored(query(fullyQualifiedName=" "))) == ["pages/P/queries/Q/metadata.json"]


@pytest.mark.parametrize("action", [{}, {"unpublishedAction": None}, query(deletedAt="2024-01-01")])
def test_what_is_deleted_has_no_file(action: dict[str, Any]) -> None:
    assert stored(action) == {}


def test_a_js_object() -> None:
    side = {
        "name": "J",
        "pageId": "P",
        "body": "x\r\n",
        "actions": [],
        "variables": [{"name": "a", "other": 1}],
    }
    files = {
        f.path: f.value for f in js_object_files({"gitSyncId": "1", "unpublishedCollection": side}, NEWEST)
    }
    assert files == {
        "pages/P/jsobjects/J/metadata.json": {
            "gitSyncId": "1",
            "id": "P_J",
            "unpublishedCollection": {"name": "J", "pageId": "P", "variables": [{"name": "a"}]},
        },
        "pages/P/jsobjects/J/J.js": "x\r\n",
    }
