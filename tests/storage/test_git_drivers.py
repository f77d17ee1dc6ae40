"""The drivers are set up, found by the real git, and taken away again; nothing of the user's is touched."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from command_line import appsmith_transform
from stopped_repository import branches, changed, commit, git, init, new_page, setting, unmerged

from transform.merging.three import Three
from transform.storage import git_drivers
from transform.storage.merge_driver import merge_file

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="needs git")]

HERE = str(Path(__file__).parents[2])


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Let the settings of the person who runs the tests be left alone, and the program be found by git."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", HERE)
    return home


def run(root, *arguments):
    return appsmith_transform("-C", root, "git", *arguments)


def exports(root, ours, theirs):
    """Make a repository in which both branches changed an export that is kept as JSON."""
    init(root)
    for branch, document in (("main", changed()), ("feature", changed(theirs)), ("main", changed(ours))):
        git(
            root,
            "checkout",
            "-q",
            *([] if git(root, "branch", "--list", branch) else ["-b"]),
            branch,
            check=False,
        )
        (root / "app.json").write_text(json.dumps(document, indent=2))
        commit(root, message=branch)
    return root


def repository_files(root):
    config, attributes = root / ".git/config", root / ".git/info/attributes"
    return config.read_bytes(), attributes.read_bytes() if attributes.exists() else None


def test_an_export_in_json_merges_where_git_alone_would_stop(tmp_path):
    root = exports(tmp_path / "all", new_page("Ours"), new_page("Theirs"))
    git(root, "merge", "feature", check=False)
    assert unmerged(root) == {"app.json"}
    git(root, "merge", "--abort")
    assert run(root, "install").returncode == 0
    git(root, "merge", "feature", "-m", "merged")
    merged = json.loads((root / "app.json").read_text())
    assert [page["id"] for page in merged["exportedApplication"]["pages"]][2:] == ["Ours", "Theirs"]


def test_a_conflict_leaves_markers_around_the_value_alone(tmp_path):
    ours = setting("Text1", text="ours", rotate=1)
    theirs = setting("Text1", text="theirs", shade=2)
    root = exports(tmp_path / "all", ours, theirs)
    run(root, "install")
    git(root, "merge", "feature", check=False)
    assert unmerged(root) == {"app.json"}
    text = (root / "app.json").read_text()
    between = text[text.index("<<<<<<<") : text.index(">>>>>>>")]
    assert '"text": "ours"' in between and '"text": "theirs"' in between and between.count("\n") < 8
    assert text.count("<<<<<<<") == 1 and '"rotate": 1' in text and '"shade": 2' in text


def test_other_json_files_merge_as_git_merges_them(tmp_path):
    root = init(tmp_path / "all")
    for branch, first, last in (("main", 1, 9), ("feature", 1, 8), ("main", 2, 9)):
        git(
            root,
            "checkout",
            "-q",
            *([] if git(root, "branch", "--list", branch) else ["-b"]),
            branch,
            check=False,
        )
        (root / "data.json").write_text(f"[\n {first},\n 3,\n 4,\n 5,\n 6,\n {last}\n]\n")
        (root / "clash.json").write_text(f"[{first}, {last}]\n")
        commit(root)
    run(root, "install")
    git(root, "merge", "feature", check=False)
    assert (root / "data.json").read_text() == "[\n 2,\n 3,\n 4,\n 5,\n 6,\n 8\n]\n"
    assert unmerged(root) == {"clash.json"} and "<<<<<<<" in (root / "clash.json").read_text()


def test_a_program_that_is_gone_leaves_markers(tmp_path):
    root = exports(tmp_path / "all", setting("Go", text="ours"), setting("Go", text="theirs"))
    run(root, "install")
    driver = git(root, "config", "merge.appsmith.driver").strip()
    git(
        root,
        "config",
        "merge.appsmith.driver",
        driver.replace(f"{Path(sys.executable).as_posix()} -m transform", "gone"),
    )
    git(root, "merge", "feature", check=False)
    assert unmerged(root) == {"app.json"} and "<<<<<<<" in (root / "app.json").read_text()


def test_git_diff_shows_canonical_text(tmp_path):
    root = exports(tmp_path / "all", new_page("Ours"), new_page("Theirs"))
    document = json.loads((root / "app.json").read_text())
    (root / "app.json").write_text(json.dumps(document))
    assert git(root, "diff") != ""
    run(root, "install")
    assert "@@" not in git(root, "diff")


def test_installing_twice_changes_nothing_and_uninstalling_gives_back_what_was_there(tmp_path):
    root = init(tmp_path / "all")
    attributes = root / ".git/info/attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_bytes(b"*.png binary\n*.json text=auto")
    git(root, "config", "diff.other.textconv", "cat")
    before = repository_files(root)
    run(root, "install", "a b/*.json", "exports/*.json")
    once = repository_files(root)
    assert once[1].startswith(before[1] + b"\n") and b'"a b/*.json" diff=appsmith' in once[1]
    again = run(root, "install", "a b/*.json", "exports/*.json")
    assert repository_files(root) == once and b"set up already" in again.stderr
    run(root, "install")
    assert repository_files(root)[1].count(b"diff=appsmith") == 1
    assert run(root, "status").returncode == 0
    run(root, "uninstall")
    assert repository_files(root)[1] == before[1] + b"\n"
    assert "appsmith" not in git(root, "config", "--list") and "diff.other.textconv" in git(
        root, "config", "--list"
    )
    assert run(root, "status").returncode == 1


def test_what_somebody_else_set_is_refused_and_never_removed(tmp_path):
    root = init(tmp_path / "all")
    git(root, "config", "merge.appsmith.driver", "my-own %A")
    before = repository_files(root)
    done = run(root, "install")
    assert (done.returncode, b"merge.appsmith.driver is set to something else" in done.stderr) == (2, True)
    run(root, "uninstall")
    assert repository_files(root) == before


def test_printing_changes_nothing_and_works_anywhere(tmp_path):
    done = run(tmp_path, "install", "--print", "exports/*.json")
    assert done.returncode == 0
    assert (
        b"exports/*.json diff=appsmith merge=appsmith" in done.stdout
        and b"git config merge.appsmith" in done.stdout
    )
    assert run(tmp_path, "install").returncode == 2


def test_for_all_repositories(tmp_path, own_home):
    root = exports(tmp_path / "all", new_page("Ours"), new_page("Theirs"))
    before = repository_files(root)
    assert run(tmp_path, "install", "--global").returncode == 0
    git(root, "merge", "feature", "-m", "merged")
    assert repository_files(root) == before
    assert (own_home / ".config/git/attributes").is_file()
    run(tmp_path, "uninstall", "--global")
    assert not (own_home / ".config/git/attributes").exists()
    assert "appsmith" not in git(root, "config", "--list")


def test_in_worktrees_and_submodules(tmp_path):
    root = exports(tmp_path / "all", new_page("Ours"), new_page("Theirs"))
    git(root, "worktree", "add", "-qb", "third", str(tmp_path / "tree"))
    run(tmp_path / "tree", "install")
    git(tmp_path / "tree", "merge", "feature", "-m", "merged")
    outer = init(tmp_path / "outer")
    git(outer, "submodule", "add", "-q", str(root), "inner")
    assert run(outer / "inner", "install").returncode == 0
    git(outer / "inner", "merge", "origin/feature", "-m", "merged")
    assert run(outer, "status").returncode == 1


def test_the_merge_tool_merges_the_layout_of_a_file(tmp_path):
    root = branches(tmp_path / "shop", new_page("Ours"), new_page("Theirs"))
    run(root, "install")
    git(root, "-c", "merge.appsmith.driver=false %A", "merge", "feature", check=False)
    assert unmerged(root) == {"application.json"}
    git(root, "mergetool", "--no-prompt", "--tool=appsmith")
    assert unmerged(root) == set()


def damaged(text):
    return text[: len(text) // 2]


@pytest.mark.parametrize("broken", range(3))
def test_an_export_that_is_broken_is_never_merged_silently(broken):
    texts = [json.dumps(changed(setting("Go", text=str(number))), indent=1).encode() for number in range(3)]
    texts[broken] = damaged(texts[broken])
    found = merge_file(Three(*texts))
    assert not found.is_clean and b"<<<<<<<" in found.data


def test_files_without_a_common_ancestor():
    texts = [json.dumps(changed(new_page(name)), indent=1).encode() for name in ("Ours", "Theirs")]
    found = merge_file(Three(b"", *texts))
    assert found.is_clean
    assert [page["id"] for page in json.loads(found.data)["exportedApplication"]["pages"]][2:] == [
        "Ours",
        "Theirs",
    ]


def test_a_binary_file_and_an_odd_marker_size(tmp_path):
    assert merge_file(Three(b"\0a", b"\0b", b"\0c")).data == b"\0b"
    for number, text in enumerate(("a", "b", "c")):
        (tmp_path / str(number)).write_text(text)
    done = appsmith_transform("git", "merge-driver", "0", "1", "2", "x", "f", cwd=tmp_path)
    assert done.returncode == 1 and "<<<<<<<" in (tmp_path / "1").read_text()


@pytest.mark.parametrize(
    ("executable", "command"),
    [
        ("/opt/tools/appsmith-transform", "/opt/tools/appsmith-transform"),
        ("/opt/my tools/appsmith-transform.exe", "'/opt/my tools/appsmith-transform.exe'"),
    ],
)
def test_the_single_file_program_is_started_by_its_path_and_known_again(executable, command, monkeypatch):
    monkeypatch.setattr(git_drivers.shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert git_drivers.program() == command
    for value in git_drivers.settings(command).values():
        assert value == "true" or "merge of" in value or git_drivers._OURS.search(value)
