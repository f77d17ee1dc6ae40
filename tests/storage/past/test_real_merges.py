"""What git itself makes of two branches, committed as it is: each damage is found, each good merge passes."""

from __future__ import annotations

import copy
import subprocess
from pathlib import Path

import pytest
from applications import (
    Change,
    Json,
    adds,
    adds_entry,
    application,
    changed,
    page_of,
    query,
    removes_page,
    renames_page,
    sets,
    widget,
)
from layout_trees import Tree
from past_repositories import Repository, git, needs_git

from transform.history.merge_findings import MergeFinding
from transform.storage.layout.unpack import unpack
from transform.storage.past.commits import read_commit
from transform.storage.past.layouts import Layouts
from transform.storage.past.merges import checked
from transform.storage.past.objects import history_of

pytestmark = [pytest.mark.slow, needs_git]
BASE = changed(
    application(), adds("Tasks", *(widget(f"T{i}", text=f"some text {i} " * 10) for i in range(8)))
)
MANY = [widget(f"W{i}", text="x" * 50) for i in range(14)]


def layout(*changes: Change) -> Tree:
    return dict(unpack(changed(BASE, *changes)))


def copies(old: str, new: str) -> Change:
    """Copy a page; its widgets keep their ids, as in the product."""

    def change(document: Json) -> None:
        page = copy.deepcopy(page_of(document, old))
        page["gitSyncId"] = f"page-{new}"
        page["unpublishedPage"]["name"] = new
        document["pageList"].append(page)
        document["exportedApplication"]["pages"].append({"id": new, "isDefault": False})

    return change


def merged(root: Path, ours: Tree, theirs: Tree) -> tuple[MergeFinding, ...]:
    """Merge two trees by git, commit what it leaves, conflicts and all, and check that."""
    repository = Repository(root)
    base = repository.commit(layout())
    git(root, "branch", "theirs", repository.commit(theirs, base))
    repository.commit(ours, base)
    git(root, "reset", "-q", "--hard")
    try:
        git(root, "-c", "merge.directoryRenames=true", "merge", "-q", "--no-edit", "theirs")
    except subprocess.CalledProcessError:
        git(root, "add", "-A")
        git(root, "commit", "-qm", "Merge branch 'theirs'")
    with history_of(root) as reader:
        commit = read_commit(reader, git(root, "rev-parse", "HEAD"))
        assert commit is not None
        return checked(Layouts(reader), commit).findings


def test_disjoint_edits(tmp_path):
    ours, theirs = (
        layout(sets("Home", "Title", text="A")),
        layout(sets("Tasks", "T3", text="B"), adds("Home", *MANY)),
    )
    assert merged(tmp_path / "r", ours, theirs) == ()


def test_widgets_on_a_copied_page(tmp_path):
    """Ours replaced a page by its copy; git takes that for a rename and puts what theirs added onto the copy."""
    ours = layout(copies("Tasks", "Copy"), removes_page("Tasks"))
    found = merged(tmp_path / "r", ours, layout(adds("Tasks", *MANY)))
    assert {(item.kind, item.side, item.entity and item.entity.page) for item in found} == {
        ("moved", "theirs", "Copy")
    }
    assert len(found) == 14


def test_a_copy_beside_the_page(tmp_path):
    assert merged(tmp_path / "r", layout(copies("Tasks", "Copy")), layout(adds("Tasks", *MANY))) == ()


def test_a_renamed_page_and_widgets_on_it(tmp_path):
    assert merged(tmp_path / "r", layout(renames_page("Tasks", "Jobs")), layout(adds("Tasks", *MANY))) == ()


def test_a_query_on_the_former_name_of_a_page(tmp_path):
    theirs = layout(adds_entry("actionList", query("Tasks", "New")))
    found = merged(tmp_path / "r", layout(renames_page("Tasks", "Jobs")), theirs)
    assert {(item.kind, str(item.entity)) for item in found} == {("orphan", "Tasks > New")}


def test_both_renamed_a_page(tmp_path):
    found = merged(
        tmp_path / "r", layout(renames_page("Tasks", "Jobs")), layout(renames_page("Tasks", "Work"))
    )
    assert {item.kind for item in found} == {"markers"}
    assert {"application.json", "pages/Jobs/Jobs.json", "pages/Work/Work.json"} <= {
        item.path for item in found
    }


def test_both_added_a_page(tmp_path):
    found = merged(tmp_path / "r", layout(copies("Home", "P1")), layout(copies("Home", "P2")))
    assert [(item.kind, item.path) for item in found] == [("markers", "application.json")]
