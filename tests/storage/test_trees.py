"""Trees of several revisions side by side."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from repositories import commit, git, new_repository

from transform.storage.object_reader import ObjectReader
from transform.storage.trees import Trees

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

FILES = {
    f"pages/{page}/{path}": f"{page} {path}".encode()
    for page in ("A", "B")
    for path in (f"{page}.json", "widgets/W.json", "widgets/Box/V.json", "queries/Q/Q.txt")
} | {"application.json": b"{}", "README.md": b"", "docs/a/b.md": b""}


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[ObjectReader]:
    new_repository(tmp_path)
    commit(tmp_path, FILES)
    with ObjectReader(tmp_path) as one:
        yield one


def trees(reader: ObjectReader, *versions: dict[str, bytes]) -> Trees:
    roots = []
    for files in versions:
        commit(reader.repository, files)
        roots.append(git(reader.repository, "rev-parse", "HEAD^{tree}"))
    return Trees(reader, roots)


def test_only_what_differs_is_opened(reader: ObjectReader) -> None:
    found = trees(reader, FILES, {**FILES, "pages/A/widgets/W.json": b"new", "docs/a/b.md": b"new"})
    assert found.differing == {"pages/A/widgets/W.json"}
    assert found.paths() == {"pages/A/A.json", "pages/A/widgets/W.json", "application.json", "README.md"}
    assert [dict(found.files(i))["pages/A/A.json"] for i in (0, 1)] == [
        dict(found.files(0))["pages/A/A.json"]
    ] * 2


def test_three_versions_differ_where_any_two_do(reader: ObjectReader) -> None:
    without = {path: data for path, data in FILES.items() if not path.startswith("pages/B/")}
    found = trees(reader, FILES, without, {**FILES, "application.json": b"[]"})
    assert found.differing == {"application.json", *(path for path in FILES if path.startswith("pages/B/"))}
    assert [len([path for path, _ in found.files(i) if path.startswith("pages/B/")]) for i in range(3)] == [
        4,
        0,
        4,
    ]


def test_closed_folders_are_opened_on_request(reader: ObjectReader) -> None:
    found = trees(reader, FILES, {**FILES, "application.json": b"[]"})
    assert not any(path.startswith("pages/") for path in found.paths())
    found.open_pages()
    assert {path for path in found.paths() if path.startswith("pages/")} == {
        "pages/A/A.json",
        "pages/B/B.json",
    }
    found.open_below(["pages/A/widgets"])
    assert {path for path in found.paths() if path.startswith("pages/A/")} == {
        "pages/A/A.json", "pages/A/widgets/W.json", "pages/A/widgets/Box/V.json",
    }  # fmt: skip


def test_a_file_that_became_a_folder_differs_on_both_sides(reader: ObjectReader) -> None:
    found = trees(reader, {"pages/A": b""}, {"pages/A/A.json": b""})
    assert found.differing == {"pages/A", "pages/A/A.json"}
    assert [{path for path, _ in found.files(i)} for i in (0, 1)] == [{"pages/A"}, {"pages/A/A.json"}]
