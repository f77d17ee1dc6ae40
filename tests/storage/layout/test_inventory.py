"""Which path is what, in every file format."""

from __future__ import annotations

import pytest

from transform.storage.layout.inventory import format_of, inventory_of, may_be_stored


@pytest.mark.parametrize(
    ("paths", "stated", "expected"),
    [
        (["pages/P.json"], None, 1),
        (["pages/P/canvas.json"], None, 2),
        (["pages/P/P.json"], None, 5),
        (["pages/P/canvas.json"], 4, 4),
        (["pages/P/canvas.json"], 3, 3),
        (["pages/P/P.json", "pages/P/canvas.json"], 5, 5),  # a leftover of an older format
        (["pages/P/P.json"], 4, 5),
        (["pages/P/canvas.json"], 5, 4),
        (["pages/P/canvas.json"], 1, 2),
        (["pages/P.json"], 5, 1),
        (["pages/Renamed/P.json", "pages/notes.json"], 5, 5),
        (["pages/P/canvas.json", "pages/P/notes.json"], 4, 4),
        (["pages/P.json", "pages/P/notes.json"], 1, 1),
        ([], 5, 5),
        ([], 3, 3),
        (["pages/canvas/canvas.json"], 5, 5),
        (["pages/canvas/canvas.json"], 4, 4),
        ([], None, 1),
    ],
)
def test_the_format(paths: list[str], stated: int | None, expected: int) -> None:
    assert format_of(paths, stated) == expected


def test_format_5() -> None:
    found = inventory_of(
        [
            "application.json", "README.md", "datasources/a.json", "datasources/a.md", "jslibs/b.json",
            "pages/P/P.json", "pages/P/canvas.json", "pages/P/widgets/A/B.json", "pages/P/widgets/x.txt",
            "pages/P/queries/Q/metadata.json", "pages/P/queries/Q/Q.txt", "pages/P/queries/Q.json",
            "pages/P/jsobjects/J/J.js", "pages/P/module instances/M.json", "source modules/A/B.json",
            "queries/Q_P.json", "package.json",
        ],
        5,
    )  # fmt: skip
    page = found.pages["P"]
    assert found.roots == {"application.json": "application.json"}
    assert (found.datasources, found.libraries) == (["datasources/a.json"], ["jslibs/b.json"])
    assert page.candidates == ["pages/P/P.json"]
    assert page.widgets == ["pages/P/widgets/A/B.json"]
    assert page.queries["Q"].metadata == "pages/P/queries/Q/metadata.json"
    assert page.queries["Q"].texts == ["pages/P/queries/Q/Q.txt"]
    assert page.js_objects["J"].texts == ["pages/P/jsobjects/J/J.js"]
    assert found.modules == ["pages/P/module instances/M.json", "source modules/A/B.json"]
    assert found.foreign == [
        "README.md", "datasources/a.md", "package.json", "pages/P/canvas.json", "pages/P/queries/Q.json",
        "pages/P/widgets/x.txt", "queries/Q_P.json",
    ]  # fmt: skip


def test_a_page_of_the_name_canvas() -> None:
    assert inventory_of(["pages/canvas/canvas.json"], 5).pages["canvas"].candidates == [
        "pages/canvas/canvas.json"
    ]


def test_format_2_and_1() -> None:
    second = inventory_of(["pages/P/canvas.json", "pages/P/queries/Q.json", "pages/P/P.json"], 2)
    assert second.pages["P"].candidates == ["pages/P/canvas.json"]
    assert second.pages["P"].queries["Q"].metadata == "pages/P/queries/Q.json"
    assert second.foreign == ["pages/P/P.json"]
    first = inventory_of(["pages/P.json", "queries/Q_P.json", "jsobjects/J_P.json", "pages/P/x.json"], 1)
    assert first.pages["P"].candidates == ["pages/P.json"]
    assert list(first.pages[""].queries) == ["Q_P"]
    assert list(first.pages[""].js_objects) == ["J_P"]
    assert first.foreign == ["pages/P/x.json"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("theme.json", True),
        ("pages/P/widgets/A/B.json", True),
        ("pages/P/queries/Q/Q.txt", True),
        ("queries/Q_P.json", True),
        ("package.json", False),
        ("pages/P/picture.png", False),
        ("docs/pages/P.json", False),
        ("datasources/deep/a.json", False),
    ],
)
def test_what_need_not_be_read(path: str, expected: bool) -> None:
    assert may_be_stored(path) is expected
