"""Which files show all that differs between versions of a layout."""

from __future__ import annotations

from typing import Any

import pytest

from transform.storage.layout.touched import needed, page_folder, pages_agree, pages_read_whole, stand_alone

PATHS = [
    "metadata.json", "application.json", "theme.json", "datasources/db.json", "datasources/api.json",
    "pages/Home/Home.json", "pages/Home/widgets/Go.json", "pages/Home/widgets/Box/Text.json",
    "pages/Home/queries/Q1/metadata.json", "pages/Home/queries/Q1/Q1.txt", "pages/Home/queries/Q2/metadata.json",
    "pages/Home/jsobjects/Obj/Obj.js", "pages/Home/jsobjects/Obj/metadata.json",
    "pages/Orders/Orders.json", "pages/Orders/widgets/Go.json", "pages/Old/canvas.json", "pages/Old/queries/Q1.json",
    "pages/Old/queries/Q2.json", "README.md",
]  # fmt: skip
ALWAYS = {"metadata.json", "application.json"}
HOME = "pages/Home/Home.json"


@pytest.mark.parametrize(
    ("differing", "expected"),
    [
        ([], set()),
        (["theme.json"], {"theme.json"}),
        (["datasources/db.json"], {"datasources/db.json"}),
        (["pages/Home/queries/Q1/Q1.txt"], {HOME, *PATHS[8:10]}),
        (["pages/Home/jsobjects/Obj/metadata.json"], {HOME, *PATHS[11:13]}),
        (["pages/Home/widgets/Box/Text.json"], {HOME, *PATHS[6:8]}),
        ([HOME], {HOME, *PATHS[6:8]}),
        (["pages/Old/queries/Q1.json"], {"pages/Old/canvas.json", "pages/Old/queries/Q1.json"}),
        (["pages/Old/queries/Q1/metadata.json"], {"pages/Old/canvas.json", "pages/Old/queries/Q1.json"}),
    ],
)
def test_what_belongs_together_is_read_together(differing: list[str], expected: set[str]) -> None:
    assert needed({*differing}, PATHS) == ALWAYS | expected


def test_the_files_of_all_pages_come_without_their_widgets() -> None:
    pages = {HOME, "pages/Orders/Orders.json", "pages/Old/canvas.json"}
    assert needed({"theme.json"}, PATHS, all_pages=True) == ALWAYS | pages | {"theme.json"}


def test_folders_of_pages() -> None:
    assert [page_folder(path) for path in ("pages/Home.json", "pages/Home/a.json", "theme.json")] == [
        None, "pages/Home", None,
    ]  # fmt: skip
    assert pages_read_whole(PATHS[5:7] + PATHS[8:10] + ["pages/Orders/queries/Q/Q.txt"]) == {"pages/Home"}


def document(queries: list[tuple[str, str]], version: int = 94, schema: int = 12) -> dict[str, Any]:
    actions = [
        {"gitSyncId": mark, "pluginId": "p", "unpublishedAction": {"name": name, "pageId": "Home"}}
        for mark, name in queries
    ]
    side = {"name": "Home", "layouts": [{"dsl": {"version": version}}]}
    return {"serverSchemaVersion": schema, "actionList": actions, "pageList": [{"unpublishedPage": side}]}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([("a", "A")], [("a", "B")], True),
        ([("a", "A")], [("b", "A")], True),
        ([("a", "A")], [], True),
        ([("a", "A")], [("b", "B")], False),
        ([("a", "A"), ("b", "B")], [("a", "A"), ("c", "C")], False),
        ([("a", "A"), ("a", "B")], [("a", "A"), ("c", "C")], False),
    ],
    ids=["renamed", "another id", "removed", "replaced", "one of two replaced", "ids that occur twice"],
)
def test_where_something_came_and_something_went_all_is_needed(
    before: Any, after: Any, expected: bool
) -> None:
    documents = document(before), document(after)
    assert stand_alone(documents, (5, 5), [PATHS[:10]] * 2) is expected
    assert stand_alone(documents[::-1], (5, 5), [PATHS[:10]] * 2) is expected


def test_versions_and_formats_decide() -> None:
    same = document([]), document([])
    assert stand_alone(same, (5, 5), [PATHS[:10]] * 2)
    assert not stand_alone((same[0], document([], schema=11)), (5, 5), [PATHS[:10]] * 2)
    assert not stand_alone(same, (5, 4), [PATHS[:10]] * 2)
    assert not stand_alone(same, (None, None), [PATHS[:10]] * 2)
    assert not stand_alone(same, (5, 5), [["pages/Old/canvas.json"]] * 2)
    assert pages_agree(same) and not pages_agree((same[0], document([], version=93)))
