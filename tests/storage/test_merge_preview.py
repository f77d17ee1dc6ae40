"""What a merge of two revisions would do is told without touching anything."""

from __future__ import annotations

import json
import shutil

import pytest
from command_line import appsmith_transform
from corpus import CORPUS
from stopped_repository import branches, changed, commit, git, new_page, setting

from transform.errors import InputError
from transform.storage.merge_preview import preview_merge

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="needs git")]


@pytest.fixture
def shop(tmp_path):
    ours = setting("Text1", text="ours")

    def theirs(document):
        setting("Text1", text="theirs", shade=2)(document)
        new_page("Theirs")(document)

    return branches(tmp_path / "shop", ours, theirs)


def test_conflicts_and_what_comes_in(shop):
    found = preview_merge(shop, "main", "feature")
    assert [conflict.pointer for conflict in found.merged.conflicts] == ["/text"]
    assert [(change.before, change.after) for change in found.clashing.changes] == [("ours", "theirs")]
    assert {(change.entity.name, change.path) for change in found.incoming.changes} == {
        ("Theirs", ""),
        ("Text1", "/shade"),
    }


@pytest.mark.parametrize("output_format", ["text", "markdown", "json", "html"])
def test_the_report_in_every_format(shop, output_format):
    (shop / "dirty.txt").write_text("mine")
    before = git(shop, "status", "--porcelain"), git(shop, "rev-parse", "HEAD")
    done = appsmith_transform("merge", "main", "feature", "--format", output_format, cwd=shop)
    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode()
    assert "Theirs" in text and "the widget Text1 on the page Home" in text.replace("\\", "")
    assert (git(shop, "status", "--porcelain"), git(shop, "rev-parse", "HEAD")) == before
    if output_format == "json":
        assert json.loads(text)["conflicts"][0]["sentence"].startswith("Both sides changed ")
    if output_format == "html":
        assert "<svg" in text and text.count("<html") == 1


def test_conflicts_that_are_answered_are_none(shop, tmp_path):
    file = tmp_path / "conflicts.json"
    appsmith_transform("merge", "main", "feature", "--conflicts", file, "-o", tmp_path / "r", cwd=shop)
    file.write_text(file.read_text().replace('"taken": "ours"', '"take": "theirs"'))
    done = appsmith_transform("merge", "main", "feature", "--resolve", file, cwd=shop)
    assert done.returncode == 0 and b"no conflicts" in done.stdout


def test_a_bare_repository_a_subfolder_and_an_export_in_a_file(tmp_path):
    root = branches(tmp_path / "all", new_page("Ours"), new_page("Theirs"), "apps/shop")
    for branch, page in (("feature", "Far"), ("main", "Near")):
        git(root, "checkout", "-q", branch)
        (root / "app.json").write_text(json.dumps(changed(new_page(page))))
        commit(root)
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare")
    bare = tmp_path / "bare"
    for path, page in (("apps/shop", "Theirs"), ("app.json", "Far")):
        found = preview_merge(bare, f"main:{path}", "feature")
        assert not found.merged.conflicts
        assert [change.entity.name for change in found.incoming.changes if not change.path] == [page]
    with pytest.raises(InputError, match="no Git layout") as error:
        preview_merge(bare, "main", "feature")
    assert "main:apps/shop" in error.value.hint


@pytest.mark.parametrize("name", ["absent", "--all", "", "main:absent"])
def test_what_is_no_revision_is_refused(shop, name):
    with pytest.raises(InputError):
        preview_merge(shop, "main", name)


@pytest.mark.skipif(not (CORPUS / "git-real").is_dir(), reason="no corpus")
@pytest.mark.parametrize("sides", [("ours", "theirs"), ("theirs", "ours")])
def test_a_real_merge(tmp_path, sides):
    git(tmp_path, "clone", "-q", str(CORPUS / "git-real/history-E.bundle"), "clone")
    found = preview_merge(tmp_path / "clone", *sides)
    assert not found.merged.conflicts and found.clashing is None
    added = {
        change.entity.name for change in found.incoming.changes if change.kind == "add" and not change.path
    }
    assert added >= ({"Text4"} if sides[0] == "ours" else {"Api1", "Api2", "Text1", "Table1"})
