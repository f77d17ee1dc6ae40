"""Of several versions of a layout only what differs between them is read."""

from __future__ import annotations

import os

import pytest
from applications import adds, application, changed, removes_page, sets, widget
from layout_trees import Tree
from past_repositories import Repository, git, needs_git

from transform.storage.layout.unpack import unpack
from transform.storage.past.commits import read_commit
from transform.storage.past.layouts import Layouts
from transform.storage.past.objects import history_of

pytestmark = [pytest.mark.slow, needs_git]
BASE = application()


def layout(*changes) -> Tree:
    return dict(unpack(changed(BASE, *changes)))


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "r")


def tree_of(repository: Repository, files: Tree) -> str:
    commit = repository.commit(files)
    return git(repository.root, "rev-parse", f"{commit}^{{tree}}")


def test_layouts_are_found_wherever_they_are(repository):
    files = {f"{folder}{path}": data for folder in ("a/", "b/c/d/") for path, data in layout().items()}
    top = tree_of(repository, files | {"pages/x.json": b"{}", "e/application.json": b"{}"})
    with history_of(repository.root) as reader:
        assert Layouts(reader).folders(top) == {"a/", "b/c/d/"}
    top = tree_of(repository, layout())
    with history_of(repository.root) as reader:
        assert Layouts(reader).folders(top) == {""}


def test_only_the_pages_that_differ_are_read(repository):
    trees = [tree_of(repository, layout()), tree_of(repository, layout(sets("Home", "Title", text="x")))]
    with history_of(repository.root) as reader:
        before, after = Layouts(reader).versions("", trees)
        whole = Layouts(reader).whole("", trees[0])
    assert whole.files == layout()
    assert before.files.keys() == after.files.keys()
    assert set(whole.files) - set(before.files) == {
        "datasources/db.json",
        "pages/Tasks/queries/Q2/Q2.txt",
        "pages/Tasks/queries/Q2/metadata.json",
        "pages/Tasks/widgets/List.json",
    }


def test_a_version_without_the_layout(repository):
    trees = [tree_of(repository, {"README.md": b"x"}), tree_of(repository, layout())]
    with history_of(repository.root) as reader:
        absent, there = Layouts(reader).versions("", [*trees, None])[:2]
    assert (absent.age, absent.packed.document) == ("", {})
    assert there.files == layout()
    assert there.age == "G (schema 12)"


def test_a_part_that_no_parent_has(repository):
    ours, theirs = layout(sets("Home", "Title", text="x")), layout(adds("Tasks", widget("New")))
    both = layout(sets("Home", "Title", text="x"), adds("Tasks", widget("New")))
    trees = [tree_of(repository, files) for files in (ours, theirs, both, layout(removes_page("Tasks")))]
    with history_of(repository.root) as reader:
        layouts = Layouts(reader)
        assert not layouts.differs_from_all([trees[0], trees[1], trees[2]])
        assert layouts.differs_from_all([trees[0], trees[1], trees[3]])


def test_links_and_strange_names_are_no_files_of_a_layout(repository):
    files = {**layout(), os.fsdecode(b"pages/Home/widgets/\xff.json"): b"{}"}
    repository.commit(files)
    (repository.root / "theme.json").unlink()
    (repository.root / "theme.json").symlink_to("/etc/passwd")
    git(repository.root, "add", "-A")
    git(repository.root, "commit", "-qm", "link")
    with history_of(repository.root) as reader:
        commit = read_commit(reader, git(repository.root, "rev-parse", "HEAD"))
        assert commit is not None
        found = Layouts(reader).whole("", commit.tree)
    assert "theme.json" not in found.files
    assert "editModeTheme" not in found.packed.document


def test_what_is_no_application_has_a_reason(repository):
    package = {"metadata.json": b'{"artifactJsonType": "PACKAGE"}', "pages/a/a.json": b"{}"}
    top = tree_of(repository, package)
    with history_of(repository.root) as reader:
        found = Layouts(reader).whole("", top)
    assert found.error is not None
    assert "package" in found.error.message
