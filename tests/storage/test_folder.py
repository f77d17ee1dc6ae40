"""Reading a layout from a disk on which anything may lie."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from layout_trees import small_export

from transform.errors import InputError, LimitError
from transform.storage.folder import JOURNAL, FolderLimits, read_folder
from transform.storage.layout.unpack import unpack

posix_only = pytest.mark.skipif(os.name == "nt", reason="needs links and pipes")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, data in unpack(small_export()).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def test_the_files_of_a_layout_are_read_and_the_others_counted(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "config").write_bytes(b"x")
    (root / "README.md").write_bytes(b"x")
    folder = read_folder(root)
    assert folder.files == dict(unpack(small_export()))
    assert folder.others == 1


@posix_only
def test_a_file_that_is_a_link_is_refused(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.json"
    secret.write_bytes(b'{"a": 1}')
    (root / "pages/Home/widgets/Out.json").symlink_to(secret)
    with pytest.raises(InputError, match=r"pages/Home/widgets/Out.json.*link"):
        read_folder(root)


@posix_only
@pytest.mark.parametrize("name", ["pages/Linked", "pages/Home/queries/Linked", "datasources"])
def test_a_folder_that_is_a_link_is_refused(
    root: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    if (root / name).exists():
        (root / name).rename(outside / "moved")
    (root / name).symlink_to(outside)
    with pytest.raises(InputError, match="link"):
        read_folder(root)


@posix_only
def test_links_of_others_and_loops_don_t_matter(root: Path) -> None:
    (root / "docs").symlink_to("/")
    (root / "loop").symlink_to(root)
    assert read_folder(root).others == 2


@posix_only
def test_a_pipe_is_refused_and_does_not_block(root: Path) -> None:
    os.mkfifo(root / "pages/Home/widgets/Pipe.json")
    with pytest.raises(InputError, match="no regular file"):
        read_folder(root)


def test_a_huge_sparse_file_is_refused_unread(root: Path) -> None:
    with (root / "pages/Home/widgets/Big.json").open("wb") as handle:
        handle.truncate(10 * 1024**3)
    with pytest.raises(LimitError, match=r"Big.json.*10,737,418,240"):
        read_folder(root)


def test_a_huge_file_of_others_is_never_opened(root: Path) -> None:
    with (root / "video.mp4").open("wb") as handle:
        handle.truncate(10 * 1024**3)
    assert read_folder(root).others == 1


def test_limits_hold_for_the_whole(root: Path) -> None:
    with pytest.raises(LimitError):
        read_folder(root, FolderLimits(total=100))
    with pytest.raises(LimitError, match="more than 3 files"):
        read_folder(root, FolderLimits(files=3))


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
@pytest.mark.parametrize("path", ["pages/Home", "pages/Home/Home.json"])
def test_what_cannot_be_read_is_named(root: Path, path: str) -> None:
    (root / path).chmod(0)
    try:
        with pytest.raises(InputError, match=f"{path}.*Permission"):
            read_folder(root)
    finally:
        (root / path).chmod(0o700)


def test_a_file_that_vanishes_is_an_error_that_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def vanishing(path: str, *rest: int) -> int:
        if str(path).endswith("Go.json"):
            Path(path).unlink(missing_ok=True)
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", vanishing)
    with pytest.raises(InputError, match=r"Go.json.*vanished"):
        read_folder(root)


def test_files_that_come_and_go_never_make_a_traceback(root: Path) -> None:
    stop = threading.Event()
    target = root / "pages/Home/widgets/Flicker.json"

    def flicker() -> None:
        while not stop.is_set():
            target.write_bytes(b"{}")
            target.unlink(missing_ok=True)

    thread = threading.Thread(target=flicker)
    thread.start()
    try:
        for _ in range(50):
            try:
                assert "application.json" in read_folder(root).files
            except InputError as error:
                assert "vanished" in str(error)
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("name", ["absent", "application.json"])
def test_what_is_no_folder_is_refused(root: Path, name: str) -> None:
    with pytest.raises(InputError, match=name):
        read_folder(root / name)


def test_a_half_written_folder_is_refused(root: Path) -> None:
    (root / JOURNAL).mkdir()
    with pytest.raises(InputError, match="interrupted"):
        read_folder(root)


@pytest.mark.slow
def test_200_000_files_are_read_in_seconds(root: Path) -> None:
    for i in range(200):
        folder = root / "pages" / f"P{i}" / "widgets"
        folder.mkdir(parents=True)
        for j in range(1000):
            (folder / f"W{j}.json").write_bytes(b"{}")
    assert len(read_folder(root).files) > 200_000
