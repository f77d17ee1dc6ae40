"""The history is read in every kind of repository: SHA-256, bare, worktrees, submodules, other folders."""

from __future__ import annotations

import subprocess

import pytest
from applications import adds, application, changed, removes, sets, widget
from command_line import appsmith_transform
from layout_trees import Tree
from past_repositories import Repository, git, needs_git

from transform.storage.layout.unpack import unpack

pytestmark = [pytest.mark.slow, needs_git]
BASE = application()
SAYS_A, NOTE2, NO_TITLE = (
    sets("Home", "Title", text="A"),
    adds("Home", widget("Note2")),
    removes("Home", "Title"),
)


def layout(*changes) -> Tree:
    return dict(unpack(changed(BASE, *changes)))


def filled(repository: Repository) -> Repository:
    """Commit a merge that loses a widget, then the removal of another one."""
    merge = repository.merge(layout(), layout(SAYS_A), layout(NOTE2), layout(SAYS_A))
    repository.commit(layout(NO_TITLE), merge)
    git(repository.root, "tag", "merge", merge)
    return repository


def ask(folder, *arguments):
    done = appsmith_transform("-C", folder, *arguments)
    return done.returncode, done.stdout.decode().splitlines()


def check_all(folder) -> None:
    code, lines = ask(folder, "merge-check", "--all")
    assert code == 1
    assert [line.partition(" ")[2][:35] for line in lines] == ["pages/Home/widgets/Note2.json: lost"]
    code, lines = ask(folder, "log", "-n", "1")
    assert code == 0
    assert lines[0].endswith("D widget Home > Title")


def test_sha256(tmp_path):
    root = tmp_path / "r"
    root.mkdir()
    git(root, "init", "-q", "-b", "main", "--object-format=sha256")
    check_all(filled(Repository(root)).root)
    assert ask(root, "recover", ".", "Title")[0] == 0
    assert ask(root, "blame", ".", "Home.Note")[0] == 0


def test_bare(tmp_path):
    root = filled(Repository(tmp_path / "r")).root
    subprocess.run(["git", "clone", "-q", "--bare", str(root), str(tmp_path / "bare")], check=True)
    check_all(tmp_path / "bare")


def test_a_worktree(tmp_path):
    root = filled(Repository(tmp_path / "r")).root
    git(root, "worktree", "add", "-q", str(tmp_path / "other"), "merge")
    code, lines = ask(tmp_path / "other", "log", "-n", "1", "HEAD~1")
    assert (code, len(lines)) == (0, 1)
    assert ask(tmp_path / "other", "recover", ".", "Note2")[1][1] == "back: widget Home > Note2"
    assert ask(tmp_path / "other", "blame", ".", "Home.Title.text")[0] == 0


def test_a_submodule(tmp_path):
    inner = filled(Repository(tmp_path / "inner")).root
    outer = Repository(tmp_path / "outer")
    outer.commit({"README.md": b"x"})
    git(outer.root, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner), "shop")
    git(outer.root, "commit", "-qm", "Add the shop")
    check_all(outer.root / "shop")
    code, lines = ask(outer.root, "log")
    assert (code, lines) == (0, [])


def test_settings_of_the_user_change_nothing(tmp_path):
    root = filled(Repository(tmp_path / "r")).root
    for key, value in (
        ("log.showSignature", "true"),
        ("core.quotePath", "true"),
        ("color.ui", "always"),
        ("diff.renames", "copies"),
        ("core.pager", "false"),
        ("i18n.logOutputEncoding", "latin1"),
    ):
        git(root, "config", key, value)
    check_all(root)
