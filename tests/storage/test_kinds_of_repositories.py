"""Layouts are read from repositories of every kind, or it is said what is missing there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import appsmith_transform
from layout_trees import small_export
from repositories import commit, git, new_repository

from transform.storage.layout.unpack import unpack

pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
    pytest.mark.slow,
]

COMMANDS = [
    "pack HEAD",
    "diff HEAD~1 HEAD",
    "diff HEAD~1...HEAD",
    "scan HEAD",
    "scan --history HEAD",
    "info HEAD~1",
]


def two_commits(folder: Path, object_format: str = "sha1") -> Path:
    new_repository(folder, object_format)
    files = dict(unpack(small_export()))
    commit(folder, files)
    go = "pages/Home/widgets/Go.json"
    commit(folder, {**files, go: files[go].replace(b"Q1.run", b"Q2.run")})
    return folder


def run(folder: Path, line: str) -> tuple[int, str]:
    done = appsmith_transform(*line.split(), cwd=folder)
    return done.returncode, (done.stdout + done.stderr).decode()


def assert_all_work(folder: Path) -> None:
    for line in COMMANDS:
        code, out = run(folder, line)
        assert code == 0, (line, out)
        assert not line.startswith("diff") or "Go.onClick" in out


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    return two_commits(tmp_path / "origin")


def test_a_repository_of_sha_256(tmp_path: Path) -> None:
    assert_all_work(two_commits(tmp_path / "one", "sha256"))


def test_a_bare_repository(origin: Path) -> None:
    git(origin, "clone", "-q", "--bare", str(origin), "../bare")
    assert_all_work(origin.parent / "bare")


def test_a_worktree_and_a_folder_inside_it(origin: Path) -> None:
    git(origin, "worktree", "add", "-q", "../tree", "-b", "other")
    assert_all_work(origin.parent / "tree")
    assert_all_work(origin.parent / "tree/pages/Home")
    assert run(origin.parent / "tree", "status") == (0, "Nothing differs from HEAD\n")


def test_a_submodule_is_a_repository_of_its_own_and_no_part_of_the_outer_one(origin: Path) -> None:
    outer = new_repository(origin.parent / "outer")
    git(outer, "submodule", "--quiet", "add", str(origin), "apps/shop")
    git(outer, "commit", "-qm", "one")
    assert_all_work(outer / "apps/shop")
    code, out = run(outer, "info HEAD:apps/shop")
    assert code == 2 and "submodule" in out


def test_a_shallow_clone_says_that_it_is_one(origin: Path) -> None:
    git(origin, "clone", "-q", "--depth=1", f"file://{origin}", "../shallow")
    shallow = origin.parent / "shallow"
    for line in COMMANDS:
        code, out = run(shallow, line)
        if "HEAD~1" in line:
            assert code == 2 and "git fetch --unshallow" in out, (line, out)
        else:
            assert code == 0, (line, out)


@pytest.mark.parametrize("filtered", ["blob:none", "tree:0"])
def test_a_partial_clone_fetches_nothing_and_says_what_to_do(filtered: str, origin: Path) -> None:
    git(origin, "config", "uploadpack.allowFilter", "true")
    git(origin, "clone", "-q", "--bare", f"--filter={filtered}", f"file://{origin}", "../partial")
    partial = origin.parent / "partial"
    missing = git(partial, "rev-list", "--objects", "--all", "--missing=print").count("?")
    assert missing
    for line in COMMANDS:
        code, out = run(partial, line)
        assert code == 2, (line, out)
        assert "clone is partial" in out and "git fetch --refetch" in out, (line, out)
    assert git(partial, "rev-list", "--objects", "--all", "--missing=print").count("?") == missing
