"""What a commit removed comes back into the folder, byte for byte where nothing else changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from applications import adds, application, changed, removes, removes_entry, removes_page, sets, widget
from layout_trees import Tree
from past_repositories import Repository, cloned, git, needs_bundles, needs_git

from transform.errors import InputError
from transform.storage.folder import read_folder
from transform.storage.folder_writing import write_folder
from transform.storage.inputs import Layout, layout_at
from transform.storage.layout.unpack import unpack
from transform.storage.past.formers import Former
from transform.storage.past.recovery import Recovery, recovery, recovery_from, recovery_of_commit

pytestmark = [pytest.mark.slow, needs_git]
BASE = application()
SAYS_A = sets("Home", "Title", text="A")
NO_TITLE, NO_TASKS = removes("Home", "Title"), removes_page("Tasks")


def layout(*changes) -> Tree:
    return dict(unpack(changed(BASE, *changes)))


def write(root: Path, found: Recovery) -> None:
    write_folder(root, found.files, found.change)


@needs_bundles
def test_the_page_and_the_widgets_that_were_cleaned_up(tmp_path):
    root = cloned("history-E", tmp_path)
    git(root, "checkout", "-q", "page-deleted")
    found = recovery_of_commit(root, "page-deleted")
    assert {str(entity) for entity in found.recovered.restored} == {
        "View Employee Tasks",
        "OwnerHome > Modal2",
        "Edit Employee Roles > Employee_Table",
    }
    write(root, found)
    git(root, "add", "-A")
    assert git(root, "diff", "--cached", "--stat", "page-deleted~1") == ""


@needs_bundles
@pytest.mark.parametrize(
    ("name", "tag"),
    [("View Employee Tasks", "page-deleted"), ("Modal2", "page-deleted"), ("Note2", "merge-lost-widget")],
)
def test_the_commit_that_deleted_something_is_found(name, tag, tmp_path):
    root = cloned("history-E", tmp_path)
    found = recovery(root, name)
    assert found.deleted_by is not None
    assert found.deleted_by.id == git(root, "rev-parse", tag)
    write(root, found)
    with pytest.raises(InputError, match="is there"):
        recovery(root, name)


def test_later_edits_stay(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    second = repository.commit(layout(NO_TASKS), first)
    repository.commit(layout(NO_TASKS, SAYS_A), second)
    write(repository.root, recovery(repository.root, "Tasks"))
    assert read_folder(repository.root).files == layout(SAYS_A)


def test_the_newest_deletion_counts(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    second = repository.commit(layout(NO_TITLE), first)
    third = repository.commit(layout(SAYS_A), second)
    last = repository.commit(layout(NO_TITLE), third)
    found = recovery(repository.root, "Home.Title")
    assert found.deleted_by is not None
    assert found.deleted_by.id == last
    write(repository.root, found)
    assert read_folder(repository.root).files == layout(SAYS_A)


def test_a_deletion_on_a_side_branch_is_that_commit_not_the_merge(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    ours, theirs = repository.commit(layout(SAYS_A), first), repository.commit(layout(NO_TASKS), first)
    repository.commit(layout(SAYS_A, NO_TASKS), ours, theirs)
    found = recovery(repository.root, "Tasks")
    assert found.deleted_by is not None
    assert found.deleted_by.id == theirs


def test_by_id(tmp_path):
    repository = Repository(tmp_path / "r")
    repository.commit(layout(removes_entry("actionList", "query-Home-Q1")), repository.commit(layout()))
    for name in ("query-Home-Q1", "Home.Q1", "Home > Q1", "Q1"):
        assert [str(one) for one in recovery(repository.root, name).recovered.restored] == ["Home > Q1"]


def test_two_things_of_one_name_have_to_be_told_apart(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout(adds("Tasks", widget("Title"))))
    repository.commit(layout(NO_TITLE), first)
    with pytest.raises(InputError, match="2 things called 'Title'"):
        recovery(repository.root, "Title")
    assert [str(one) for one in recovery(repository.root, "Home.Title").recovered.restored] == [
        "Home > Title"
    ]


def test_from_a_revision_and_from_an_export(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    repository.commit(layout(NO_TASKS, SAYS_A), first)
    former = layout_at(repository.root, first, named=False)
    assert isinstance(former, Layout)
    for document, files in ((former.packed.document, former.files), (BASE, {})):
        found = recovery_from(repository.root, "Tasks", [Former(document, files=files)])
        assert found.deleted_by is None
        assert dict(found.files) == layout(SAYS_A)


def test_a_commit_of_the_product_that_deleted_everything(tmp_path):
    repository = Repository(tmp_path / "r")
    files = {f"apps/shop/{path}": data for path, data in layout().items()}
    first = repository.commit({**files, "README.md": b"x"})
    repository.commit({"README.md": b"x"}, first, message="System generated commit, for syncing changes")
    root = repository.root / "apps/shop"
    write(root, recovery_of_commit(root, "HEAD"))
    assert read_folder(root).files == layout()


def test_a_commit_that_deleted_most_and_changed_the_rest(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    repository.commit(layout(NO_TASKS, removes("Home", "Box"), SAYS_A), first)
    write(repository.root, recovery_of_commit(repository.root, "HEAD"))
    assert read_folder(repository.root).files == layout(SAYS_A)


@pytest.mark.parametrize(
    ("name", "message"), [("Nope", "No commit before HEAD removed"), ("Title", "'Title' is there")]
)
def test_what_cannot_come_back_is_refused(name, message, tmp_path):
    repository = Repository(tmp_path / "r")
    repository.commit(layout())
    with pytest.raises(InputError) as error:
        recovery(repository.root, name)
    assert message in str(error.value)


def test_a_commit_that_removed_nothing_is_refused(tmp_path):
    repository = Repository(tmp_path / "r")
    repository.commit(layout(SAYS_A), repository.commit(layout()))
    with pytest.raises(InputError, match="removed nothing"):
        recovery_of_commit(repository.root, "HEAD")


def test_what_is_deleted_and_not_committed(tmp_path):
    repository = Repository(tmp_path / "r")
    repository.commit(layout())
    git(repository.root, "rm", "-q", "-r", "pages/Tasks")
    for path, data in layout(NO_TASKS).items():
        (repository.root / path).write_bytes(data)
    found = recovery(repository.root, "Tasks")
    assert found.deleted_by is None
    assert dict(found.files) == layout()


def test_a_merge_that_lost_something_of_both_sides(tmp_path):
    repository = Repository(tmp_path / "r")
    ours, theirs = adds("Home", widget("Note1")), adds("Home", widget("Note2"))
    repository.merge(layout(), layout(ours), layout(theirs), layout())
    found = recovery_of_commit(repository.root, "HEAD")
    assert {entity.name for entity in found.recovered.restored} == {"Note1", "Note2"}
    assert dict(found.files) == layout(ours, theirs)
