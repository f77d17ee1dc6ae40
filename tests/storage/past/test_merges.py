"""Merge commits of real repositories, made by the git binary, with what people commit after conflicts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from applications import (
    adds,
    adds_entry,
    application,
    changed,
    lists_pages,
    query,
    renames_page,
    sets,
    widget,
)
from layout_trees import Tree, tree
from past_repositories import Repository, cloned, git, needs_bundles, needs_git

from transform.storage.layout.unpack import unpack
from transform.storage.past.commits import ALL, history, read_commit
from transform.storage.past.layouts import Layouts
from transform.storage.past.merges import CheckedMerge, checked
from transform.storage.past.objects import history_of

pytestmark = [pytest.mark.slow, needs_git]
BASE = application()
NOTE2 = adds("Home", widget("Note2"))
SAYS_A, SAYS_B = (sets("Home", "Title", text=text) for text in ("A", "B"))
TITLE = "pages/Home/widgets/Title.json"


def layout(*changes) -> Tree:
    return dict(unpack(changed(BASE, *changes)))


def check(root: Path, commit: str) -> CheckedMerge:
    with history_of(root) as reader:
        found = read_commit(reader, commit)
        assert found is not None
        return checked(Layouts(reader), found)


def told(merge: CheckedMerge) -> list[tuple[str, str, str]]:
    return [(item.kind, item.side, item.path) for item in merge.findings]


def merged(tmp_path: Path, base: Tree | None, ours: Tree, theirs: Tree, result: Tree) -> CheckedMerge:
    repository = Repository(tmp_path / "r")
    return check(repository.root, repository.merge(base, ours, theirs, result))


@needs_bundles
def test_the_bundle_has_what_its_description_says(tmp_path):
    root = cloned("history-E", tmp_path)
    with history_of(root) as reader:
        merges = [checked(Layouts(reader), one) for one in history(reader, ALL) if len(one.parents) > 1]
    assert [told(merge) for merge in merges] == [
        [("lost", "theirs", "pages/OwnerHome/widgets/Note2.json")],
        [("markers", "result", "pages/Home/widgets/Text1.json")],
        [],
    ]
    lost, markers = merges[0].findings[0], merges[1].findings[0]
    assert lost.entity is not None
    assert (lost.entity.name, lost.entity.page) == ("Note2", "OwnerHome")
    assert merges[0].commit.parents[lost.parent] == git(root, "rev-parse", "origin/work")
    text = git(root, "show", f"merge-markers:{markers.path}").split("\n")
    assert text[markers.line - 1][: markers.width] == "<<<<<<<"


@needs_bundles
@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("name", ["staff-E", "fitness-D"])
def test_the_merges_that_people_made_well(name, swapped, tmp_path):
    base, ours, theirs, result = (
        tree(f"git-real/{name}-{part}") for part in ("1base", "2ours", "3theirs", "4result")
    )
    sides = (theirs, ours) if swapped else (ours, theirs)
    assert merged(tmp_path, base, *sides, result).findings == ()


def test_conflict_markers_hide_nothing_else(tmp_path):
    ours, theirs = layout(SAYS_A), layout(SAYS_B, NOTE2)
    broken = b"{\n<<<<<<< HEAD\n  1\n=======\n  2\n>>>>>>> theirs\n}"
    assert told(merged(tmp_path, layout(), ours, theirs, layout() | {TITLE: broken})) == [
        ("markers", "result", TITLE),
        ("lost", "theirs", "pages/Home/widgets/Note2.json"),
    ]


def test_a_broken_file_of_one_side_is_named_with_that_side(tmp_path):
    broken = layout(NOTE2) | {TITLE: b'{"widgetName": "Title",}'}
    found = merged(tmp_path, layout(), layout(SAYS_A), broken, broken).findings
    assert [(item.kind, item.side, item.line) for item in found] == [("broken", "theirs", 1)]


def test_what_was_broken_before_is_not_the_merge(tmp_path):
    broken = {TITLE: b"{"}
    base, ours, theirs = layout() | broken, layout(NOTE2) | broken, layout(query_added()) | broken
    assert merged(tmp_path, base, ours, theirs, layout(NOTE2, query_added()) | broken).findings == ()


def query_added():
    return adds_entry("actionList", query("Home", "Q3"))


def test_a_key_twice(tmp_path):
    twice = layout()[TITLE].replace(b"{", b'{\n  "text": "B",', 1)
    found = merged(tmp_path, layout(), layout(SAYS_A), layout(SAYS_B), layout() | {TITLE: twice}).findings
    assert [(item.kind, item.message) for item in found] == [("broken", "A key occurs twice in one object")]
    place = found[0].line, found[0].column, found[0].width
    lines = twice.decode().split("\n")
    assert lines[place[0] - 1][place[1] - 1 :][: place[2]] == '"text"'


def test_a_page_in_two_folders_after_both_sides_renamed_it(tmp_path):
    ours, theirs = layout(renames_page("Tasks", "Jobs")), layout(renames_page("Tasks", "Work"))
    both = {**ours, **theirs, "application.json": ours["application.json"]}
    found = merged(tmp_path, layout(), ours, theirs, both).findings
    assert [(item.kind, item.path) for item in found] == [("duplicated", "pages/Work/Work.json")]
    assert "pages/Jobs/Jobs.json" in found[0].message


def test_a_folder_without_its_page(tmp_path):
    result = layout(NOTE2)
    moved = {path.replace("pages/Tasks/widgets", "pages/Jobs/widgets"): data for path, data in result.items()}
    found = merged(tmp_path, layout(), layout(), layout(NOTE2), moved).findings
    assert [(item.kind, item.path) for item in found] == [("orphan", "pages/Jobs")]


def test_two_default_pages(tmp_path):
    tasks = lists_pages("Home", "Tasks", default=("Tasks",))
    both = lists_pages("Home", "Tasks", default=("Home", "Tasks"))
    found = merged(tmp_path, layout(), layout(tasks), layout(NOTE2), layout(NOTE2, both)).findings
    assert [(item.kind, item.path) for item in found] == [("defaults", "application.json")]


def test_a_layout_that_the_merge_broke_as_a_whole(tmp_path):
    result = {**layout(NOTE2), "metadata.json": b'{"fileFormatVersion": 99}'}
    found = merged(tmp_path, layout(), layout(), layout(NOTE2), result).findings
    assert [(item.kind, item.path) for item in found] == [("broken", "metadata.json")]


def test_several_layouts_in_one_repository(tmp_path):
    def both(shop: Tree, desk: Tree) -> Tree:
        found = {f"apps/shop/{path}": data for path, data in shop.items()}
        return found | {f"desk/{path}": data for path, data in desk.items()} | {"README.md": b"x"}

    ours, theirs = both(layout(SAYS_A), layout()), both(layout(), layout(NOTE2))
    assert (
        merged(tmp_path, both(layout(), layout()), ours, theirs, both(layout(SAYS_A), layout(NOTE2))).findings
        == ()
    )
    assert told(merged(tmp_path / "2", both(layout(), layout()), ours, theirs, ours)) == [
        ("lost", "theirs", "desk/pages/Home/widgets/Note2.json")
    ]


def test_a_merge_without_a_layout(tmp_path):
    assert merged(tmp_path, {"a": b"1"}, {"a": b"2"}, {"a": b"1", "b": b"1"}, {"a": b"3"}).findings == ()


def test_a_merge_that_brings_the_layout(tmp_path):
    only = {"README.md": b"x"}
    assert (
        merged(tmp_path, only, layout() | only, {"README.md": b"y"}, layout() | {"README.md": b"y"}).findings
        == ()
    )


def test_a_crosswise_merge(tmp_path):
    """Each side merged the other once; then one of them removes a widget, and that stays."""
    repository = Repository(tmp_path / "r")
    start = repository.commit(layout())
    one, two = repository.commit(layout(SAYS_A), start), repository.commit(layout(NOTE2), start)
    left = repository.commit(layout(SAYS_A, NOTE2), one, two)
    right = repository.commit(layout(SAYS_A, NOTE2), two, one)
    left = repository.commit(layout(SAYS_A), left)
    assert len(git(repository.root, "merge-base", "--all", left, right).split()) == 2
    assert check(repository.root, repository.commit(layout(SAYS_A), left, right)).findings == ()
    assert check(repository.root, repository.commit(layout(SAYS_A, NOTE2), left, right)).findings == ()
    bad = check(repository.root, repository.commit(layout(), left, right))
    assert told(bad) == [("changed", "result", TITLE)]


def test_a_merge_of_three(tmp_path):
    repository = Repository(tmp_path / "r")
    start = repository.commit(layout())
    sides = [repository.commit(layout(change), start) for change in (SAYS_A, NOTE2, query_added())]
    good = repository.commit(layout(SAYS_A, NOTE2, query_added()), *sides)
    assert check(repository.root, good).findings == ()
    bad = check(repository.root, repository.commit(layout(SAYS_A, NOTE2), *sides))
    assert [(item.side, str(item.entity)) for item in bad.findings] == [("parent 3", "Home > Q3")]


def test_without_common_history(tmp_path):
    assert merged(tmp_path, None, layout(), layout(NOTE2), layout(NOTE2)).findings == ()
    found = merged(tmp_path / "2", None, layout(), layout(NOTE2), layout()).findings
    assert [str(item.entity) for item in found] == ["Home > Note2"]


def test_one_side_of_a_newer_schema(tmp_path):
    older = dict(unpack(changed({**BASE, "serverSchemaVersion": 11})))
    newer = dict(unpack(changed({**BASE, "serverSchemaVersion": 12}, NOTE2)))
    ours = dict(unpack(changed({**BASE, "serverSchemaVersion": 11}, SAYS_A)))
    assert merged(tmp_path, older, ours, newer, layout(NOTE2, SAYS_A)).findings == ()
    assert told(merged(tmp_path / "2", older, ours, newer, layout(NOTE2))) == [("lost", "ours", TITLE)]


def test_a_shallow_clone_is_told(tmp_path):
    repository = Repository(tmp_path / "r")
    repository.merge(layout(), layout(SAYS_A), layout(NOTE2), layout(SAYS_A, NOTE2))
    for depth, why in (("1", "parents"), ("2", "sides started")):
        clone = tmp_path / f"clone{depth}"
        url = repository.root.as_uri()
        subprocess.run(["git", "clone", "-q", "--depth", depth, url, str(clone)], check=True)
        found = check(clone, git(clone, "rev-parse", "HEAD"))
        assert found.findings == ()
        assert why in found.unchecked


MARKERS = b'{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> theirs\n}'


@pytest.mark.parametrize(
    "path",
    [
        "metadata.json",
        "application.json",
        "theme.json",
        "datasources/db.json",
        "pages/Home/Home.json",
        "pages/Home/queries/Q1/metadata.json",
        "pages/Home/queries/Q1/Q1.txt",
        "pages/Home/jsobjects/Utils/Utils.js",
    ],
)
def test_markers_in_any_file_are_all_that_is_wrong(path, tmp_path):
    result = layout(SAYS_A, NOTE2)
    assert path in result
    found = merged(tmp_path, layout(), layout(SAYS_A), layout(NOTE2), result | {path: MARKERS})
    assert told(found) == [("markers", "result", path)]


@pytest.mark.parametrize("path", ["metadata.json", "application.json"])
def test_a_file_at_the_root_that_is_gone(path, tmp_path):
    result = layout(SAYS_A, NOTE2)
    del result[path]
    found = merged(tmp_path, layout(), layout(SAYS_A), layout(NOTE2), result)
    assert told(found) == [("broken", "result", path)]
