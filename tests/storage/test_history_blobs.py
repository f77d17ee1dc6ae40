"""Every content that commits brought, once, by the first commit that has it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from repositories import commit, git, new_repository

from transform.errors import InputError
from transform.storage.history_blobs import history_blobs

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture(params=["sha1", "sha256"])
def root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return new_repository(tmp_path, request.param)


def test_contents_that_were_removed_again_are_there_once(root: Path) -> None:
    one = commit(root, {"a.json": b"1"})
    two = commit(root, {"a.json": b"2", 'b "ü" c.json': b"1"})
    three = commit(root, {"c.json": b"3"})
    found = {*history_blobs(root, "HEAD").values()}
    assert found == {(one, "a.json"), (two, "a.json"), (three, "c.json")}
    assert {*history_blobs(root, f"{two}..HEAD").values()} == {(three, "c.json")}


def test_what_only_a_merge_brought_is_found(root: Path) -> None:
    commit(root, {"a.json": b"1"})
    git(root, "checkout", "-qb", "other")
    commit(root, {"a.json": b"1", "b.json": b"2"})
    git(root, "checkout", "-q", "main")
    commit(root, {"a.json": b"1", "c.json": b"3"})
    git(root, "merge", "-q", "--no-commit", "other")
    (root / "d.json").write_bytes(b"4")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "a merge")
    assert {path for _, path in history_blobs(root, "HEAD").values()} == {
        "a.json",
        "b.json",
        "c.json",
        "d.json",
    }


@pytest.mark.parametrize("text", ["", "-p", "--all", "nowhere", "a..b"])
def test_what_names_no_commits_is_refused(text: str, root: Path) -> None:
    commit(root, {"a.json": b"1"})
    with pytest.raises(InputError):
        history_blobs(root, text)
