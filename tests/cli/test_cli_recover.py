"""`recover`: what a person sees, and what it leaves alone."""

from __future__ import annotations

import json

import pytest
from command_line import appsmith_transform
from past_repositories import cloned, git, needs_bundles

pytestmark = [pytest.mark.slow, needs_bundles]


@pytest.fixture
def root(tmp_path):
    return cloned("history-E", tmp_path)


def run(root, *arguments):
    return appsmith_transform("recover", root, *arguments)


def test_a_page_comes_back(root):
    done = run(root, "View Employee Tasks")
    assert done.returncode == 0, done.stderr
    commit = git(root, "rev-parse", "--short=12", "page-deleted")
    assert done.stdout.decode().splitlines() == [
        f"deleted by {commit} 2024-05-08 Sample Author: Clean up",
        "back: page View Employee Tasks (with 1 query, 2 widgets)",
        "needed by: widget ManagerHome > View_Managers_ButtonCopyCopy",
        "4 files added, 1 rewritten",
    ]
    git(root, "add", "-A")
    assert (
        git(root, "diff", "--cached", "page-deleted~1", "--", "pages/View Employee Tasks", "application.json")
        == ""
    )


def test_a_dry_run_writes_nothing(root):
    done = run(root, "View Employee Tasks", "--dry-run")
    assert done.returncode == 0
    assert b"would be back: page View Employee Tasks" in done.stdout
    assert git(root, "status", "--short") == ""


def test_everything_that_a_commit_deleted(root):
    done = run(root, "--deleted-by", "page-deleted")
    assert done.returncode == 0
    assert b"9 files added, 1 rewritten" in done.stdout


def test_a_name_that_is_taken(root):
    done = run(root, "EmployeeHome.JSONForm1", "--from", f"{root}/nope.json")
    assert done.returncode == 2
    done = appsmith_transform("-C", root, "recover", ".", "7ssp8p837j", "--from", "base", "--format", "json")
    (found,) = json.loads(done.stdout)["results"]
    assert [one["name"] for one in found["restored"]] == ["JSONForm2"]
    assert found["added"] == ["pages/EmployeeHome/widgets/JSONForm2.json"]


@pytest.mark.parametrize(
    "arguments",
    [(), ("Modal2", "--deleted-by", "HEAD"), ("--deleted-by", "HEAD", "--from", "base"), ("Nope",)],
)
def test_wrong_usage(arguments, root):
    done = run(root, *arguments)
    assert done.returncode == 2
    assert git(root, "status", "--short") == ""


def test_a_name_that_is_nearly_right_is_answered_with_what_was_removed(root):
    done = run(root, "View Tasks")
    assert done.returncode == 2
    assert b"Similar names: View Employee Tasks" in done.stderr


def test_a_damaged_layout_is_not_filled_up_with_the_files_of_a_commit(root):
    (root / "pages" / "Copy").mkdir()
    (root / "pages" / "Copy" / "Copy.json").write_bytes((root / "pages/Home/Home.json").read_bytes())
    done = run(root, "--deleted-by", "page-deleted")
    assert done.returncode == 2
    assert b"The gitSyncId of this page is also in" in done.stderr
    assert git(root, "status", "--short") == "?? pages/Copy/"
