"""What a commit changed, compared with its parents."""

from __future__ import annotations

import pytest
from applications import adds, application, changed, removes_page, sets, widget
from layout_trees import Tree
from past_repositories import Repository, git, needs_git

from transform.storage.layout.unpack import unpack
from transform.storage.past.commits import read_commit
from transform.storage.past.edits import Edit, edits
from transform.storage.past.layouts import Layouts
from transform.storage.past.objects import history_of

pytestmark = [pytest.mark.slow, needs_git]
BASE = application()
SAYS_A, NOTE2 = sets("Home", "Title", text="A"), adds("Home", widget("Note2"))


def layout(*changes, schema: int = 12) -> Tree:
    return dict(unpack(changed({**BASE, "serverSchemaVersion": schema}, *changes)))


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "r")


def edits_of(repository: Repository, revision: str = "HEAD") -> list[Edit]:
    with history_of(repository.root) as reader:
        commit = read_commit(reader, git(repository.root, "rev-parse", revision))
        assert commit is not None
        return [*edits(Layouts(reader), commit)]


def told(edit: Edit) -> list[tuple[str, str, str]]:
    return [(change.kind, str(change.entity), change.path) for change in edit.changes]


def test_the_first_commit_adds_everything(repository):
    repository.commit(layout())
    (edit,) = edits_of(repository)
    assert {("add", "Home", ""), ("add", "Tasks", ""), ("add", "db", "")} <= set(told(edit))
    assert edit.files == len(layout())
    assert not edit.is_upgrade


def test_an_edit_and_files_of_others(repository):
    first = repository.commit(layout())
    second = repository.commit({**layout(SAYS_A), "README.md": b"x"}, first)
    assert told(edits_of(repository)[0]) == [("modify", "Home > Title", "/text")]
    repository.commit({**layout(SAYS_A), "README.md": b"y"}, second)
    assert [told(edit) for edit in edits_of(repository)] == [[]]


def test_an_upgrade_with_an_edit_in_it(repository):
    first = repository.commit(layout(schema=11))
    repository.commit(layout(SAYS_A), first)
    (edit,) = edits_of(repository)
    assert edit.is_upgrade
    assert edit.ages == ("F (schema 11)", "G (schema 12)")
    assert told(edit) == [("modify", "Home > Title", "/text")]


def test_a_merge_has_only_what_is_from_no_parent(repository):
    repository.merge(layout(), layout(SAYS_A), layout(NOTE2), layout(SAYS_A, NOTE2))
    assert [told(edit) for edit in edits_of(repository)] == [[]]
    repository.merge(layout(), layout(SAYS_A), layout(NOTE2), layout(NOTE2, sets("Home", "Title", text="B")))
    assert told(edits_of(repository)[0]) == [("modify", "Home > Title", "/text")]


def test_a_file_that_cannot_be_read_is_no_removal(repository):
    first = repository.commit(layout())
    broken = {**layout(), "pages/Home/widgets/Title.json": b"{", "pages/Tasks/Tasks.json": b"{"}
    second = repository.commit(broken, first)
    (edit,) = edits_of(repository)
    assert told(edit) == []
    assert edit.unread == ("pages/Home/widgets/Title.json", "pages/Tasks/Tasks.json")
    repository.commit(layout(), second)
    assert told(edits_of(repository)[0]) == []


def test_everything_is_removed(repository):
    first = repository.commit({**layout(), "README.md": b"x"})
    repository.commit({"README.md": b"x"}, first)
    (edit,) = edits_of(repository)
    assert {("remove", "Home", ""), ("remove", "Tasks", "")} <= set(told(edit))


def test_several_layouts(repository):
    def both(*changes) -> Tree:
        found = {f"a/{path}": data for path, data in layout(*changes).items()}
        return found | {f"b/{path}": data for path, data in layout().items()}

    repository.commit(both(removes_page("Tasks")), repository.commit(both()))
    assert [(edit.folder, told(edit)[:1]) for edit in edits_of(repository)] == [
        ("a/", [("remove", "Tasks", "")])
    ]


@pytest.mark.parametrize("path", ["metadata.json", "application.json", "pages/Home/jsobjects/Utils/Utils.js"])
def test_markers_in_any_file_change_nothing_else(path, repository):
    first = repository.commit(layout())
    markers = b"{\n<<<<<<< HEAD\n  1\n=======\n  2\n>>>>>>> theirs\n}"
    second = repository.commit({**layout(SAYS_A), path: markers}, first)
    (edit,) = edits_of(repository)
    assert edit.unread == (path,)
    assert not edit.is_upgrade
    assert ("modify", "Home > Title", "/text") in told(edit)
    assert {entity for _, entity, _ in told(edit)} <= {"Home > Title", "application", "Home", "Tasks"}
    repository.commit(layout(SAYS_A), second)
    assert not edits_of(repository)[0].is_upgrade
