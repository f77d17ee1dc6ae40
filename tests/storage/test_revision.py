"""Reading revisions of real repositories, made by the git binary."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from corpus import CORPUS
from layout_trees import Tree, changed, needs_layouts, small_export, tree

from transform.errors import InputError, LimitError
from transform.storage.folder import FolderLimits, read_folder
from transform.storage.layout.pack import pack
from transform.storage.layout.unpack import unpack
from transform.storage.revision import git_output, read_blobs, read_index, read_revision

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]  # each test starts Git


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *identity, "-C", str(folder), *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def fill(root: Path, files: Tree) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def small() -> Tree:
    return dict(unpack(small_export()))


@pytest.fixture(params=["sha1", "sha256"])
def repository(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "-q", "-b", "main", f"--object-format={request.param}")
    fill(root, small() | {"README.md": b"ours"})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    (root / "application.json").write_bytes(b"{}")
    git(root, "commit", "-qam", "two")
    return root


def test_a_revision_is_read_as_it_was_committed(repository: Path) -> None:
    folder = read_revision(repository, "HEAD~1")
    assert folder.files == small()
    assert folder.others == 1
    assert read_revision(repository / "pages", "main").files["application.json"] == b"{}"


def test_names_of_all_scripts_survive(repository: Path) -> None:
    (repository / 'pages/Ünï 日本 \\ "x"').mkdir()
    path = 'pages/Ünï 日本 \\ "x"/a.json'
    (repository / path).write_bytes(b"1")
    git(repository, "add", "-A")
    assert read_index(repository).files[path] == b"1"


def test_a_folder_in_a_revision(repository: Path) -> None:
    fill(repository / "apps/shop", small())
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "three")
    assert read_revision(repository, "HEAD:apps/shop").files == small()
    assert read_revision(repository, "HEAD:apps/shop/").files == small()


def test_the_index_is_what_is_staged_not_what_lies_on_the_disk(repository: Path) -> None:
    (repository / "application.json").write_bytes(b'{"staged": 1}')
    git(repository, "add", "application.json")
    (repository / "application.json").write_bytes(b"unstaged")
    assert read_index(repository).files["application.json"] == b'{"staged": 1}'
    assert read_index(repository / "pages").files["application.json"] == b'{"staged": 1}'


def test_an_unmerged_file_is_named(repository: Path) -> None:
    git(repository, "checkout", "-qb", "other", "HEAD~1")
    (repository / "application.json").write_bytes(b"[]")
    git(repository, "commit", "-qam", "other")
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "main")
    with pytest.raises(InputError, match=r"application.json.*conflict"):
        read_index(repository)


@pytest.mark.parametrize(
    "revision", ["nothing", "HEAD:nothing", "HEAD:README.md", "--all", "-h", "", "a\nb", "HEAD~9"]
)
def test_what_is_no_revision_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(InputError):
        read_revision(repository, revision)


def test_bare_repositories_worktrees_tags_and_submodules(repository: Path, tmp_path: Path) -> None:
    git(repository, "tag", "-a", "v1", "-m", "x", "HEAD~1")
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    assert read_revision(tmp_path / "bare.git", "v1").files == small()
    git(repository, "worktree", "add", "-q", str(tmp_path / "tree"), "v1")
    assert read_revision(tmp_path / "tree", "HEAD").files == small()
    git(
        repository,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        str(tmp_path / "bare.git"),
        "pages/sub.json",
    )
    git(repository, "commit", "-qm", "submodule")
    assert "pages/sub.json" not in read_revision(repository, "HEAD").files


def test_a_shallow_clone_says_what_to_do(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "shallow")
    with pytest.raises(InputError, match="shallow"):
        read_revision(tmp_path / "shallow", "HEAD~1")


def test_a_partial_clone_is_not_completed_behind_the_user_s_back(repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{repository}", "partial")
    with pytest.raises(InputError, match="lacks object"):
        read_revision(tmp_path / "partial", "HEAD~1")


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_committed_link_is_refused(repository: Path) -> None:
    (repository / "pages/Home/widgets/Out.json").symlink_to("/etc/passwd")
    git(repository, "add", "-A")
    with pytest.raises(InputError, match="link"):
        read_index(repository)


def test_limits(repository: Path) -> None:
    with pytest.raises(LimitError):
        read_revision(repository, "HEAD", FolderLimits(total=10))
    with pytest.raises(LimitError):
        read_revision(repository, "HEAD", FolderLimits(files=2))


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a git repository"):
        read_revision(tmp_path, "HEAD")
    with pytest.raises(InputError, match="no such folder"):
        read_revision(tmp_path / "absent", "HEAD")
    assert dict(read_blobs(tmp_path, [])) == {}


def test_nothing_of_the_repository_s_configuration_runs(repository: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    (repository / ".gitattributes").write_text("* filter=evil diff=evil\n")
    for key in (
        "filter.evil.smudge",
        "filter.evil.clean",
        "diff.evil.textconv",
        "core.fsmonitor",
        "core.pager",
    ):
        git(repository, "config", key, f"touch {marker}; cat")
    read_revision(repository, "HEAD")
    assert not marker.exists()


@needs_layouts
@pytest.mark.parametrize(
    ("bundle", "tags"),
    [("history-E", ["base", "ours", "merge-good"]), ("history-E-to-F", ["era-E", "era-F"])],
)
def test_real_histories_are_read(tmp_path: Path, bundle: str, tags: list[str]) -> None:
    git(tmp_path, "clone", "-q", str(CORPUS / f"git-real/{bundle}.bundle"), "clone")
    clone = tmp_path / "clone"
    for tag in tags:
        files = read_revision(clone, tag).files
        assert changed(files, unpack(pack(files).document, onto=files)) == set()
        git(clone, "checkout", "-q", tag)
        assert files == read_folder(clone).files


@needs_layouts
def test_the_upgrade_from_era_e_to_f_changes_no_widget(tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(CORPUS / "git-real/history-E-to-F.bundle"), "clone")
    before, after = (read_revision(tmp_path / "clone", tag).files for tag in ("era-E", "era-F"))
    assert after == tree("git-real/planner-F-1")
    written = unpack(pack(after).document, onto=before)
    assert not any("/widgets/" in path for path in changed(before, written))


def test_a_revision_that_is_none_is_not_taken_for_a_wrong_folder(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(InputError) as caught:
        git_output(tmp_path, "rev-list", "main~50..main", "--")
    assert "bad revision" in caught.value.message
    assert caught.value.hint.startswith("Name commits, branches or tags")
    with pytest.raises(InputError) as caught:
        git_output(tmp_path.parent, "rev-list", "HEAD", "--")
    assert caught.value.hint == "Name a folder inside a Git repository."
