"""Members of any type, at any place of any document, are no reason to fail."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import bson
import pytest
from archives import backup, dump, opened, reading, small, source

from transform.errors import TransformError
from transform.storage.backup.backup import Options
from transform.storage.backup.listing import listing
from transform.storage.backup.verify import verify

ODD = [None, 1.5, "", [[]], {"a": [1]}, bson.Code("x"), bson.ObjectId("5" * 24), bson.MinKey(), b"bytes"]


def documents() -> dict[str, list[dict[str, Any]]]:
    """Return the small application with a datasource and a theme."""
    found = small()
    workspace, id_ = found["workspace"][0]["_id"], bson.ObjectId("6" * 24)
    owned = {"_id": id_, "workspaceId": str(workspace), "name": "D"}
    storage = {
        "datasourceId": str(id_),
        "environmentId": "unused_env",
        "datasourceConfiguration": {"url": "x"},
    }
    found["newAction"][0]["unpublishedAction"]["datasource"] = {"_id": id_, "name": "D"}
    found["application"][0]["editModeThemeId"] = str(id_)
    return {
        **found,
        "datasource": [{**owned, "pluginId": str(found["plugin"][0]["_id"])}],
        "datasourceStorage": [storage],
        "theme": [{**owned, "isSystemTheme": False}],
    }


def changed(value: Any, odd: Any) -> Iterator[Any]:
    """Yield a value with one of its members replaced, for each member at any depth."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in pairs:
        for new in (odd, *changed(child, odd)):
            copy: Any = dict(value) if isinstance(value, dict) else list(value)
            copy[key] = new
            yield copy


def read(data: bytes) -> None:
    with contextlib.suppress(TransformError):
        found = opened(data)
        listing(found, deleted=True).to_dict()
        for lost in (False, True):
            [*found.extract([*found.database.applications.values()], Options(lost=lost, configured=True))]
    with contextlib.suppress(TransformError):
        verify(source(data), reading())


@pytest.mark.slow
@pytest.mark.parametrize("name", [*documents()])
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: type(odd).__name__)
def test_any_member_may_be_of_any_type(name: str, odd: Any):
    whole = documents()
    for document in changed(whole[name][0], odd):
        read(backup(dump({**whole, name: [document, *whole[name][1:]]})))
