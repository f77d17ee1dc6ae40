"""Objects of real repositories by one process of git."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from repositories import commit, git, new_repository

from transform.errors import InputError, LimitError
from transform.storage.folder import FolderLimits
from transform.storage.object_reader import FOLDER, ObjectReader

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture(params=["sha1", "sha256"])
def root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    new_repository(tmp_path, request.param)
    many = {f"many/{number:04}.txt": b"%d" % number for number in range(300)}
    commit(tmp_path, {'pages/Ünï "x"/a b.json': b"{}", "link.txt": b"1", **many})
    return tmp_path


def test_trees_and_blobs_are_read(root: Path) -> None:
    with ObjectReader(root) as reader:
        top = reader.root("HEAD")
        assert top == git(root, "rev-parse", "HEAD^{tree}")
        entries = reader.trees([top])[top]
        assert set(entries) == {"pages", "link.txt", "many"} and entries["pages"].mode == FOLDER
        many = reader.trees([entries["many"].blob])[entries["many"].blob]
        contents = reader.blobs(entry.blob for entry in many.values())
        assert sorted(contents.values()) == sorted(b"%d" % number for number in range(300))
        assert reader.root('HEAD:pages/Ünï "x"') == git(root, "rev-parse", 'HEAD:pages/Ünï "x"')


def test_what_is_no_folder_has_no_root(root: Path) -> None:
    with ObjectReader(root) as reader:
        for name in ("", "nowhere", "HEAD:link.txt", "HEAD:a b", "HEAD\nHEAD", "--all", "-h"):
            assert reader.root(name) is None


def test_a_missing_object_is_named(root: Path) -> None:
    unknown = "12" * (32 if len(git(root, "rev-parse", "HEAD")) == 64 else 20)
    with ObjectReader(root) as reader, pytest.raises(InputError, match=f"lacks object {unknown}"):
        reader.blobs([unknown])


def test_limits_count_over_all_that_is_read(root: Path) -> None:
    with ObjectReader(root, FolderLimits(file=100_000, total=100)) as reader, pytest.raises(LimitError):
        reader.root("HEAD")
        reader.trees([git(root, "rev-parse", "HEAD:many")])


def test_a_folder_outside_of_repositories_has_nothing(tmp_path: Path) -> None:
    with ObjectReader(tmp_path) as reader:
        assert reader.root("HEAD") is None


def test_when_git_gives_up_nothing_more_is_found(root: Path) -> None:
    with ObjectReader(root) as reader:
        reader._git.kill()
        reader._git.wait()
        assert reader.objects(["HEAD", "HEAD^{tree}"]) == [None, None]
        assert reader.root("HEAD") is None
