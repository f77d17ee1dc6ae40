"""Each property is from the commit that gave it its value; the product's upgrades are no edits."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from applications import adds, application, changed, removes_page, renames_page, sets, sets_query, widget
from layout_trees import Tree
from past_repositories import Repository, cloned, git, needs_bundles, needs_git

from transform.errors import InputError
from transform.storage.layout.unpack import unpack
from transform.storage.past.blame import Blame, blame

pytestmark = [pytest.mark.slow, needs_git]
BASE = application()
SAYS_A, SAYS_B, RED = (
    sets("Home", "Title", text="A"),
    sets("Home", "Title", text="B"),
    sets("Home", "Title", color="red"),
)


def layout(*changes, schema: int = 12) -> Tree:
    return dict(unpack(changed({**BASE, "serverSchemaVersion": schema}, *changes)))


def origins(found: Blame) -> dict[str, str | None]:
    return {item.property: item.commit.id if item.commit else None for item in found.properties}


def test_the_last_commit_that_changed_a_property(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    second = repository.commit(layout(RED), first)
    third = repository.commit(layout(RED, SAYS_A), second)
    repository.commit(layout(RED, SAYS_A, adds("Tasks", widget("Other"))), third)
    found = origins(blame(repository.root, "Home.Title"))
    assert (found["/topRow"], found["/color"], found["/text"]) == (first, second, third)
    assert origins(blame(repository.root, "Home.Title.text")) == {"/text": third}


def test_through_a_merge_to_the_side_that_has_the_value(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    ours, theirs = repository.commit(layout(SAYS_A), first), repository.commit(layout(SAYS_B, RED), first)
    repository.commit(layout(SAYS_A, RED), ours, theirs)
    found = origins(blame(repository.root, "Home.Title"))
    assert (found["/text"], found["/color"]) == (ours, theirs)


def test_a_value_that_only_the_merge_has(tmp_path):
    repository = Repository(tmp_path / "r")
    merge = repository.merge(layout(), layout(SAYS_A), layout(RED), layout(SAYS_B, RED))
    assert origins(blame(repository.root, "Home.Title.text")) == {"/text": merge}


def test_what_is_not_committed(tmp_path):
    repository = Repository(tmp_path / "r")
    repository.commit(layout())
    for path, data in layout(SAYS_A).items():
        (repository.root / path).write_bytes(data)
    assert origins(blame(repository.root, "Home.Title.text")) == {"/text": None}


def test_an_upgrade_is_no_edit(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout(schema=11))
    second = repository.commit(layout(sets_query("Q1", confirmBeforeExecute=True), schema=11), first)
    repository.commit(layout(sets_query("Q1", confirmBeforeExecute=True)), second)
    found = origins(blame(repository.root, "Home.Q1"))
    assert found.pop("/confirmBeforeExecute") == second
    assert set(found.values()) == {first}


def test_an_unreadable_state_is_seen_through(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout(SAYS_A))
    broken = repository.commit(layout() | {"pages/Home/widgets/Title.json": b"{"}, first)
    repository.commit(layout(SAYS_A), broken)
    assert origins(blame(repository.root, "Home.Title.text")) == {"/text": first}


def test_through_the_new_name_of_its_page(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    repository.commit(layout(renames_page("Tasks", "Jobs")), first)
    assert set(origins(blame(repository.root, "Jobs.List")).values()) == {first}


def test_something_that_was_gone_for_a_while(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    second = repository.commit(layout(removes_page("Tasks")), first)
    third = repository.commit(layout(), second)
    assert set(origins(blame(repository.root, "Tasks.List")).values()) == {third}


def test_a_layout_in_a_folder_of_the_repository(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit({f"apps/shop/{path}": data for path, data in layout().items()})
    found = blame(repository.root / "apps/shop", "Home.Title.text")
    assert origins(found) == {"/text": first}


def test_a_shallow_clone_names_the_oldest_commit_and_says_so(tmp_path):
    repository = Repository(tmp_path / "r")
    first = repository.commit(layout())
    repository.commit(layout(SAYS_A), first)
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", repository.root.as_uri(), str(clone)], check=True)
    assert {item.is_older for item in blame(clone, "Home.Title").properties} == {True}


@needs_bundles
def test_real_upgrades_are_no_edits(tmp_path):
    root = cloned("history-E-to-F", tmp_path)
    upgrades = {git(root, "rev-parse", tag) for tag in ("era-F", "era-F-newer")}
    for name in (
        "Assets.data_table",
        "Assets.insert_form",
        "Dashboard.runSimulation",
        "Assets.apiScenarioClone",
        "Home",
    ):
        assert upgrades.isdisjoint(origins(blame(root, name)).values()), name


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Nope", "nothing called 'Nope'"),
        ("Home.Title.nope", "no property 'nope'"),
        ("Titel", "Did you mean Title"),
    ],
)
def test_what_is_not_there_is_refused(name: str, message: str, tmp_path: Path):
    repository = Repository(tmp_path / "r")
    repository.commit(layout())
    with pytest.raises(InputError) as error:
        blame(repository.root, name)
    assert message in str(error.value)
