"""What git stops in is finished by entities: merges, rebases, cherry-picks, in worktrees and submodules, too."""

from __future__ import annotations

import json
import shutil

import pytest
from command_line import appsmith_transform
from layout_trees import small_export
from stopped_repository import (
    adding,
    branches,
    changed,
    commit,
    git,
    init,
    new_page,
    read,
    setting,
    unmerged,
)

from transform.errors import InputError
from transform.storage.merge_continue import continue_merge

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="needs git")]

TEXT = "pages/Home/widgets/Box/Text1.json"
GO = "pages/Home/widgets/Go.json"


def page_names(root):
    return [page["id"] for page in read(root, "application.json")["pages"]]


@pytest.fixture
def pages(tmp_path):
    """Return a repository in which both branches add a page: plain git stops in the list of pages."""
    return branches(tmp_path / "shop", new_page("Ours"), new_page("Theirs"))


@pytest.fixture
def texts(tmp_path):
    """Return a repository in which both branches change one text, and each another property next to it."""
    ours, theirs = setting("Text1", text="ours", rotate=1), setting("Text1", text="theirs", shade=2)
    return branches(tmp_path / "shop", ours, theirs)


def test_git_stops_and_the_merge_goes_on(pages):
    git(pages, "merge", "feature", check=False)
    assert unmerged(pages) == {"application.json"}
    done = continue_merge(pages)
    assert (done.kind, done.left) == ("merge", ())
    assert unmerged(pages) == set()
    assert page_names(pages) == ["Home", "Größe 2", "Ours", "Theirs"]
    git(pages, "commit", "-qm", "merged")
    assert git(pages, "status", "--porcelain") == ""
    assert len(git(pages, "rev-parse", "HEAD^@").split()) == 2


@pytest.mark.parametrize(
    ("start", "kind", "finish"),
    [
        (["rebase", "feature"], "rebase", ["rebase", "--continue"]),
        (["rebase", "--apply", "feature"], "rebase", ["rebase", "--continue"]),
        (["cherry-pick", "feature"], "cherry-pick", ["cherry-pick", "--continue"]),
        (["merge", "--squash", "feature"], "stash", ["commit", "-m", "squashed"]),
    ],
    ids=["rebase", "rebase by patches", "cherry-pick", "squash"],
)
def test_other_operations_that_git_stops_in(pages, start, kind, finish):
    git(pages, *start, check=False)
    assert unmerged(pages) == {"application.json"}
    assert continue_merge(pages).kind == kind
    assert unmerged(pages) == set()
    assert sorted(page_names(pages)) == ["Größe 2", "Home", "Ours", "Theirs"]
    git(pages, *finish)
    assert git(pages, "status", "--porcelain") == ""


def test_a_revert(pages):
    commit(pages, changed(new_page("Ours"), new_page("Later")))
    git(pages, "revert", "--no-edit", "HEAD~1", check=False)
    assert unmerged(pages) == {"application.json"}
    assert continue_merge(pages).kind == "revert"
    assert page_names(pages) == ["Home", "Größe 2", "Later"]


def test_a_stash(pages):
    git(pages, "checkout", "-q", "feature")
    path = pages / "application.json"
    path.write_text(path.read_text().replace('"Theirs"', '"Stashed"'))
    git(pages, "stash")
    git(pages, "checkout", "-q", "main")
    git(pages, "stash", "pop", check=False)
    assert unmerged(pages) == {"application.json"}
    continue_merge(pages)
    assert unmerged(pages) == set()
    assert page_names(pages)[:3] == ["Home", "Größe 2", "Ours"]


def test_a_conflict_leaves_its_file_unmerged_with_what_each_side_would_have(texts):
    git(texts, "merge", "feature", check=False)
    done = continue_merge(texts)
    (layout,) = done.layouts
    assert [conflict.pointer for conflict in layout.merged.conflicts] == ["/text"]
    assert unmerged(texts) == {*layout.unmerged} == {TEXT}
    found = read(texts, TEXT)
    assert (found["text"], found["rotate"], found["shade"]) == ("ours", 1, 2)
    sides = [json.loads(git(texts, "show", f":{stage}:{TEXT}")) for stage in (1, 2, 3)]
    assert [side["text"] for side in sides] == ["Größe <b>/", "ours", "theirs"]
    assert all((side["rotate"], side["shade"]) == (1, 2) for side in sides)


def test_answers_are_taken_and_kept_for_later_runs(texts):
    git(texts, "merge", "feature", check=False)
    line = ("merge", "--continue", "--conflicts", "../conflicts.json")
    first = appsmith_transform(*line, cwd=texts)
    assert (first.returncode, first.stdout) == (1, b"")
    file = texts.parent / "conflicts.json"
    listed = json.loads(file.read_text())
    listed["conflicts"][0]["take"] = "theirs"
    file.write_text(json.dumps(listed))
    done = appsmith_transform("merge", "--continue", "--resolve", file, cwd=texts)
    assert (done.returncode, b"Finish with: git commit" in done.stderr) == (0, True), done.stderr
    assert read(texts, TEXT)["text"] == "theirs"
    again = appsmith_transform("merge", "--continue", cwd=texts)
    assert (again.returncode, b"merged already" in again.stderr) == (0, True)
    assert read(texts, TEXT)["text"] == "theirs" and unmerged(texts) == set()


def test_answers_do_not_count_for_another_try(texts):
    git(texts, "merge", "feature", check=False)
    (layout,) = continue_merge(texts).layouts
    key = layout.merged.conflicts[0].key
    assert not continue_merge(texts, answers={key: {"take": "theirs"}}).layouts[0].merged.conflicts
    git(texts, "merge", "--abort")
    git(texts, "merge", "feature", check=False)
    assert continue_merge(texts).layouts[0].merged.conflicts


def test_what_somebody_edited_since_is_never_written_over(texts):
    git(texts, "merge", "feature", check=False)
    (texts / TEXT).write_text('{"mine": 1}')
    before = git(texts, "status", "--porcelain")
    with pytest.raises(InputError, match=r"Text1\.json was edited since git stopped"):
        continue_merge(texts)
    assert (texts / TEXT).read_text() == '{"mine": 1}'
    assert git(texts, "status", "--porcelain") == before
    continue_merge(texts, force=True)
    assert read(texts, TEXT)["text"] == "ours"


def test_a_file_of_somebody_in_the_place_of_a_new_one_is_never_written_over(tmp_path):
    """Both sides added Fresh, so that theirs is called Fresh1, and that is where somebody has put a file."""
    root = branches(tmp_path / "shop", adding("Fresh", "o"), adding("Fresh", "t"))
    git(root, "merge", "feature", check=False)
    mine = root / "pages/Home/widgets/Fresh1.json"
    mine.write_text("mine")
    with pytest.raises(InputError, match=r"Fresh1\.json was put there"):
        continue_merge(root)
    assert mine.read_text() == "mine"
    mine.unlink()
    continue_merge(root)
    assert read(root, "pages/Home/widgets/Fresh1.json")["widgetName"] == "Fresh1" and unmerged(root) == set()


def test_a_file_that_was_edited_but_is_not_part_of_the_layout_does_not_matter(texts):
    (texts / "README.md").write_text("read me")
    git(texts, "merge", "feature", check=False)
    continue_merge(texts)
    assert (texts / "README.md").read_text() == "read me"
    assert "?? README.md" in git(texts, "status", "--porcelain")


def test_foreign_files_stay_with_git(pages):
    for branch in ("feature", "main"):
        git(pages, "checkout", "-q", branch)
        (pages / "notes.md").write_text(branch)
        commit(pages)
    git(pages, "merge", "feature", check=False)
    assert continue_merge(pages).left == ("notes.md",)
    assert unmerged(pages) == {"notes.md"}
    assert "<<<<<<<" in (pages / "notes.md").read_text()


def test_what_git_merged_wrongly_without_stopping_is_merged_anew(tmp_path):
    """Ours replaces a page by a copy of it, theirs edits the page: git takes the copy for the page renamed."""

    def copied(document):
        page = document["pageList"][0]
        page["gitSyncId"] = "copy"
        page["unpublishedPage"]["name"] = "Home Copy"
        document["exportedApplication"]["pages"][0]["id"] = "Home Copy"
        for key, side in (
            ("actionList", "unpublishedAction"),
            ("actionCollectionList", "unpublishedCollection"),
        ):
            for entry in document[key]:
                if entry[side]["pageId"] == "Home":
                    entry[side]["pageId"] = "Home Copy"
                    entry["gitSyncId"] += "-copy"

    root = branches(tmp_path / "shop", copied, setting("Text1", text="theirs"))
    git(root, "merge", "--no-commit", "feature")
    copy_of_text = TEXT.replace("Home", "Home Copy")
    assert read(root, copy_of_text)["text"] == "theirs" and unmerged(root) == set()
    (layout,) = continue_merge(root).layouts
    assert [(c.entity.name, c.entity.type) for c in layout.merged.conflicts] == [("Home", "page")]
    assert read(root, copy_of_text)["text"] == "Größe <b>/" and read(root, TEXT)["text"] == "theirs"


def test_in_a_worktree_and_in_a_subfolder(tmp_path):
    root = branches(tmp_path / "all", new_page("Ours"), new_page("Theirs"), "apps/shop")
    git(root, "checkout", "-qb", "other", "feature")
    git(root, "worktree", "add", "-q", str(tmp_path / "tree"), "main")
    tree = tmp_path / "tree"
    git(tree, "merge", "feature", check=False)
    done = continue_merge(tree / "apps")
    assert [layout.prefix for layout in done.layouts] == ["apps/shop/"]
    assert page_names(tree / "apps/shop")[2:] == ["Ours", "Theirs"]
    assert unmerged(tree) == set() and git(root, "status", "--porcelain") == ""


def test_in_a_submodule(pages, tmp_path):
    outer = init(tmp_path / "outer")
    git(outer, "submodule", "add", "-q", str(pages), "shop")
    commit(outer)
    inner = outer / "shop"
    git(inner, "merge", "origin/feature", check=False)
    assert unmerged(inner) == {"application.json"}
    continue_merge(inner)
    assert unmerged(inner) == set() and page_names(inner)[2:] == ["Ours", "Theirs"]


def test_two_layouts_of_one_repository(tmp_path):
    root = branches(tmp_path / "all", new_page("Ours"), new_page("Theirs"), "a")
    for branch, name in (("feature", "Far"), ("main", "Near")):
        git(root, "checkout", "-q", branch)
        commit(root, changed(new_page(name)), "b")
    git(root, "merge", "feature", check=False)
    done = continue_merge(root)
    assert [layout.prefix for layout in done.layouts] == ["a/", "b/"]
    assert page_names(root / "b")[2:] == ["Near", "Far"] and unmerged(root) == set()


@pytest.mark.parametrize("clash", [False, True])
def test_an_export_in_json_that_git_could_not_merge(tmp_path, clash):
    root = init(tmp_path / "all")
    texts = ("ours", "theirs") if clash else ("same", "same")
    for branch, *changes in (
        ("main",),
        ("feature", new_page("Theirs"), setting("Go", text=texts[1])),
        ("main", new_page("Ours"), setting("Go", text=texts[0])),
    ):
        exists = git(root, "branch", "--list", branch)
        git(root, "checkout", "-q", *([] if exists else ["-b"]), branch, check=False)
        (root / "app.json").write_text(json.dumps(changed(*changes), indent=2))
        commit(root)
    git(root, "merge", "feature", check=False)
    (export,) = continue_merge(root).exports
    assert (export.path, export.file.is_clean) == ("app.json", not clash)
    assert unmerged(root) == ({"app.json"} if clash else set())
    if clash:
        key = export.file.conflicts[0].key
        (export,) = continue_merge(root, answers={key: {"take": "theirs"}}).exports
    assert unmerged(root) == set()
    assert [page["id"] for page in read(root, "app.json")["exportedApplication"]["pages"]][2:] == [
        "Ours",
        "Theirs",
    ]
    assert '"theirs"' in (root / "app.json").read_text() or not clash


def test_unrelated_histories_have_no_common_ancestor(tmp_path):
    root = init(tmp_path / "shop")
    commit(root, changed(new_page("Ours"), setting("Go", text="ours")))
    git(root, "checkout", "-q", "--orphan", "feature")
    commit(root, changed(new_page("Theirs"), setting("Go", text="theirs")))
    git(root, "checkout", "-q", "main")
    git(root, "merge", "--allow-unrelated-histories", "feature", check=False)
    (layout,) = continue_merge(root).layouts
    assert page_names(root)[2:] == ["Ours", "Theirs"]
    assert [(c.entity.name, c.pointer) for c in layout.merged.conflicts] == [("Go", "/text")]


def test_after_criss_cross_merges_the_decision_of_each_side_is_asked_for(tmp_path):
    """Main and feature merged each other before, and decided about one text in different ways."""
    root = branches(tmp_path / "shop", setting("Text1", text="ours"), setting("Text1", text="theirs"))
    ours, theirs = (git(root, "rev-parse", name).strip() for name in ("main", "feature"))
    for branch, other, text in (("main", theirs, "ours"), ("feature", ours, "theirs")):
        git(root, "checkout", "-q", branch)
        git(root, "merge", other, check=False)
        name = "Near" if branch == "main" else "Far"
        commit(root, changed(setting("Text1", text=text), new_page(name)))
    git(root, "checkout", "-q", "main")
    assert len(git(root, "merge-base", "--all", "main", "feature").split()) == 2
    git(root, "merge", "feature", check=False)
    (layout,) = continue_merge(root).layouts
    assert [(c.base, c.ours, c.theirs) for c in layout.merged.conflicts] == [("Größe <b>/", "ours", "theirs")]
    assert page_names(root)[2:] == ["Near", "Far"]


def test_a_side_that_is_broken_is_named_with_revision_file_and_line(texts):
    git(texts, "checkout", "-q", "feature")
    (texts / GO).write_text('{\n "widgetName": Go}')
    commit(texts)
    git(texts, "checkout", "-q", "main")
    git(texts, "merge", "feature", check=False)
    before = git(texts, "status", "--porcelain")
    with pytest.raises(InputError) as error:
        continue_merge(texts)
    assert str(error.value).startswith(f"MERGE_HEAD: {GO}: ") and "line 2" in str(error.value)
    assert git(texts, "status", "--porcelain") == before


def test_outside_of_a_merge_there_is_nothing_to_continue(pages, tmp_path):
    with pytest.raises(InputError, match="is in progress"):
        continue_merge(pages)
    (tmp_path / "plain").mkdir()
    with pytest.raises(InputError, match="in no working tree"):
        continue_merge(tmp_path / "plain")


def test_an_octopus_is_refused(pages):
    git(pages, "branch", "third", "main~1")
    (pages / ".git/MERGE_HEAD").write_text(
        git(pages, "rev-parse", "feature") + git(pages, "rev-parse", "third")
    )
    with pytest.raises(InputError, match="several branches"):
        continue_merge(pages)


def test_the_application_itself_is_what_was_asked_for(texts):
    """Nothing but the text differs between our version and the merged one, and nothing of theirs is missing."""
    git(texts, "merge", "feature", check=False)
    continue_merge(texts)
    expected = changed(setting("Text1", text="ours", rotate=1, shade=2))
    assert expected != small_export()
    from transform.storage.inputs import layout_in_folder
    from transform.storage.layout.pack import pack
    from transform.storage.layout.unpack import unpack

    assert layout_in_folder(texts, named=False).packed.document == pack(unpack(expected)).document


@pytest.mark.parametrize(("mainline", "expected"), [("1", "Theirs"), ("2", "Ours")])
def test_a_merge_that_is_picked_brings_what_it_did_to_its_mainline(pages, mainline, expected):
    git(pages, "merge", "feature", check=False)
    continue_merge(pages)
    git(pages, "commit", "-qm", "merged")
    merge = git(pages, "rev-parse", "HEAD").strip()
    git(pages, "checkout", "-qb", "other", "main~1")
    commit(pages, changed())
    git(pages, "cherry-pick", "-m", mainline, merge, check=False)
    assert unmerged(pages) == {"application.json"}
    continue_merge(pages)
    assert page_names(pages)[2:] == [expected]
