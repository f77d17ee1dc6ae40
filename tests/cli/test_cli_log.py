"""`log` and `blame`: who changed what, in a line each."""

from __future__ import annotations

import json

import pytest
from command_line import appsmith_transform
from past_repositories import cloned, git, needs_bundles

pytestmark = [pytest.mark.slow, needs_bundles]


@pytest.fixture(scope="module")
def roots(tmp_path_factory):
    folder = tmp_path_factory.mktemp("repositories")
    return {name: cloned(name, folder) for name in ("history-E", "history-E-to-F")}


def run(root, *arguments):
    done = appsmith_transform(*arguments, cwd=root)
    return done.returncode, done.stdout.decode().splitlines()


def test_a_deletion_is_a_line_for_each_thing(roots):
    root = roots["history-E"]
    code, lines = run(root, "log", "page-deleted~1..page-deleted")
    commit = git(root, "rev-parse", "--short=12", "page-deleted")
    assert code == 0
    assert lines == [
        f"{commit} 2024-05-08 Sample Author  D page View Employee Tasks (with 1 query, 2 widgets)",
        f"{commit} 2024-05-08 Sample Author  D widget OwnerHome > Modal2 (with 3 widgets)",
        f"{commit} 2024-05-08 Sample Author  D widget Edit Employee Roles > Employee_Table",
    ]


def test_upgrades_are_one_line(roots):
    code, lines = run(roots["history-E-to-F"], "log", "era-E..era-F-newer")
    assert code == 0
    assert [line.partition("  ")[2] for line in lines] == [
        "= layout F (schema 9) to F (schema 11): 15 files rewritten",
        "= layout E (schema 7) to F (schema 9): 164 files rewritten",
    ]


@pytest.mark.parametrize(
    "name", ["Task_Table", "View Employee Tasks.Task_Table", "View Employee Tasks > Task_Table"]
)
def test_one_entity(name, roots):
    _, lines = run(roots["history-E"], "log", "--", name)
    assert [line.partition("  ")[2][:42] for line in lines] == [
        "D widget View Employee Tasks > Task_Table ",
        "A widget View Employee Tasks > Task_Table ",
    ]


def test_a_revision_and_an_entity(roots):
    _, every = run(roots["history-E"], "log", "main", "--", "Home.Text1")
    _, early = run(roots["history-E"], "log", "merge-good", "--", "Home.Text1")
    assert every[-1:] == early
    assert len(every) == 3


def test_a_file_that_cannot_be_read_is_said(roots):
    _, lines = run(roots["history-E"], "log", "merge-markers..merge-markers~0")
    assert lines == []
    _, lines = run(roots["history-E"], "log", "-n", "3")
    assert len({line[:12] for line in lines}) == 3
    _, lines = run(roots["history-E"], "log")
    assert any(
        "cannot be read before or after this commit: pages/Home/widgets/Text1.json" in line for line in lines
    )


def test_all_branches_and_so_many_commits(roots):
    git(roots["history-E"], "branch", "-q", "--force", "side", "origin/work")
    _, every = run(roots["history-E"], "log", "--all")
    _, few = run(roots["history-E"], "log", "--all", "-n", "2")
    assert every[: len(few)] == few
    _, one = run(roots["history-E"], "log", "-n", "1", "--", "Home.Text1")
    assert len(one) == 1


def test_json(roots):
    done = appsmith_transform(
        "log", "page-deleted~1..page-deleted", "--format", "json", cwd=roots["history-E"]
    )
    (entry,) = json.loads(done.stdout)["results"]
    assert entry["subject"] == "Clean up"
    assert [change["mark"] for change in entry["changes"]] == ["D", "D", "D"]
    assert {one["name"] for one in entry["changes"][0]["inside"]} == {"Task_Label", "Task_Table", "Get_Tasks"}


@pytest.mark.parametrize(
    "arguments", [("nope",), ("main", "Nope"), ("a", "b", "c"), ("nope..main", "x"), ("nope..main",)]
)
def test_what_is_not_there_is_refused(arguments, roots):
    done = appsmith_transform("log", "--", *arguments, cwd=roots["history-E"])
    assert done.returncode == 2
    assert done.stdout == b""


def test_blame(roots):
    root = roots["history-E"]
    code, lines = run(root, "blame", ".", "Home.Text1")
    assert code == 0
    assert lines[0].split() == [
        git(root, "rev-parse", "--short=12", "origin/work~1"),
        "2024-05-07",
        "Sample",
        "Author",
        "text",
    ]
    assert lines[1].startswith(git(root, "rev-parse", "--short=12", "three-pages"))
    assert "  (the other " in lines[1]
    assert run(root, "blame", ".", "Home.Text1.text")[1] == lines[:1]
    done = appsmith_transform("blame", ".", "Home.Text1.text", "--format", "json", cwd=root)
    (found,) = json.loads(done.stdout)["results"]
    assert [one["property"] for one in found["properties"]] == ["/text"]


def test_blame_of_several_things_names_them(roots):
    done = appsmith_transform("blame", ".", "Text1", cwd=roots["history-E"])
    assert done.returncode == 2
    assert b"'Text1' names 4 things. Name one of them: widget Home > Text1" in done.stderr
