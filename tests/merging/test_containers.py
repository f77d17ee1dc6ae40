"""A widget that one side moved into a container stays, whatever the other side did to the container."""

from __future__ import annotations

from typing import Any

import pytest
from parts.documents import export, page, widget

import transform


def version(*, box: bool, inside: bool) -> dict[str, Any]:
    own = [widget("W", parentId="idBox" if inside else "0", text="x")]
    boxes = [widget("Box", type="CONTAINER_WIDGET", children=own if inside else [])] if box else []
    entry = page("P", *boxes, *([] if inside else own))
    return export({**entry, "gitSyncId": "p"}, actionList=[])


@pytest.mark.parametrize("removed_by", ["ours", "theirs"])
def test_a_container_that_one_side_removed_stays_with_what_the_other_moved_into_it(removed_by: str):
    without, moved = version(box=False, inside=False), version(box=True, inside=True)
    sides = (without, moved) if removed_by == "ours" else (moved, without)
    merged = transform.merge(version(box=True, inside=False), *sides)
    assert merged.conflicts
    (box,) = merged.document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"]
    assert [child["widgetName"] for child in box["children"]] == ["W"]


def test_versions_without_a_common_root_are_a_conflict():
    base, ours, theirs = (version(box=True, inside=True) for _ in range(3))
    for number, document in enumerate((ours, theirs)):
        document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["widgetId"] = f"root{number}"
    assert transform.merge(base, ours, theirs).conflicts
