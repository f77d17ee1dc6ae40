"""Writing a layout into a folder: nothing but the change, and never half of it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from transform.errors import InputError
from transform.storage import folder_writing
from transform.storage.folder import JOURNAL, read_folder
from transform.storage.folder_writing import finish_interrupted, plan_change, write_folder

OLD = {
    "application.json": b"{}",
    "pages/A/A.json": b"1",
    "pages/B/B.json": b"2",
    "pages/B/widgets/W.json": b"w",
}
NEW = {"application.json": b"{}", "pages/A/A.json": b"new", "pages/C/C.json": b"3"}


def fill(root: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def everything(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
    }


def test_only_what_changes_is_touched(tmp_path: Path) -> None:
    fill(tmp_path, OLD | {"README.md": b"ours"})
    before = (tmp_path / "application.json").stat()
    write_folder(tmp_path, NEW, plan_change(OLD, NEW, prune=True))
    assert everything(tmp_path) == NEW | {"README.md": b"ours"}
    assert not (tmp_path / "pages/B").exists()
    after = (tmp_path / "application.json").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_without_prune_stale_files_stay_but_moved_ones_go() -> None:
    change = plan_change(OLD, NEW, moved=["pages/B/widgets/W.json"])
    assert change.added == ("pages/C/C.json",)
    assert change.modified == ("pages/A/A.json",)
    assert change.removed == ("pages/B/widgets/W.json",)
    assert change.stale == ("pages/B/B.json",)


def test_no_change_touches_nothing(tmp_path: Path) -> None:
    change = plan_change(OLD, OLD)
    assert not change
    write_folder(tmp_path / "absent", OLD, change)
    assert not (tmp_path / "absent").exists()


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    write_folder(tmp_path / "a/b", NEW, plan_change({}, NEW))
    assert everything(tmp_path / "a/b") == NEW


@pytest.mark.skipif(os.name == "nt", reason="needs file modes")
def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    fill(tmp_path, OLD)
    (tmp_path / "pages/A/A.json").chmod(0o755)
    write_folder(tmp_path, NEW, plan_change(OLD, NEW))
    assert (tmp_path / "pages/A/A.json").stat().st_mode & 0o777 == 0o755


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / "pages").symlink_to(outside)
    with pytest.raises(InputError, match="link"):
        write_folder(root, NEW, plan_change({}, NEW))
    assert everything(outside) == {}


@pytest.mark.parametrize("path", ["../x.json", "/tmp/x.json", "pages/.git/hooks/x.json"])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(InputError):
        write_folder(tmp_path, {path: b""}, plan_change({}, {path: b""}))
    assert everything(tmp_path) == {}


def test_a_file_in_the_place_of_a_folder_is_refused_before_anything_changes(tmp_path: Path) -> None:
    fill(tmp_path, {"pages": b"mine", "application.json": b"old"})
    with pytest.raises(InputError, match="pages"):
        write_folder(tmp_path, NEW, plan_change({}, NEW))
    assert everything(tmp_path) == {"pages": b"mine", "application.json": b"old"}


def test_a_disk_that_folds_case_would_lose_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"pages/home/a.json": b"1", "pages/Home/a.json": b"2"}
    monkeypatch.setattr(folder_writing, "_LOCK", "LOCK")  # its upper case is itself, as on such a disk
    with pytest.raises(InputError, match="one file on this disk"):
        write_folder(tmp_path, files, plan_change({}, files))


def test_names_that_differ_by_case_are_written_where_the_disk_tells_them_apart(tmp_path: Path) -> None:
    (tmp_path / "probe").touch()
    if (tmp_path / "PROBE").exists():
        pytest.skip("this disk folds case")
    (tmp_path / "probe").unlink()
    files = {"pages/home/a.json": b"1", "pages/Home/a.json": b"2"}
    write_folder(tmp_path, files, plan_change({}, files))
    assert everything(tmp_path) == files


def test_a_journal_without_a_plan_is_undone(tmp_path: Path) -> None:
    fill(tmp_path, OLD | {f"{JOURNAL}/0": b"half"})
    assert finish_interrupted(tmp_path)
    assert everything(tmp_path) == OLD
    assert not finish_interrupted(tmp_path)


def test_a_journal_with_a_plan_is_finished(tmp_path: Path) -> None:
    plan = b'{"written": ["pages/A/A.json", "pages/C/C.json"], "removed": ["pages/B/B.json"]}'
    fill(tmp_path, OLD | {f"{JOURNAL}/1": b"3", f"{JOURNAL}/plan.json": plan, "pages/A/A.json": b"new"})
    assert finish_interrupted(tmp_path)
    assert everything(tmp_path) == NEW | {"pages/B/widgets/W.json": b"w"}


@pytest.mark.skipif(os.name == "nt", reason="needs locks of POSIX")
def test_two_runs_don_t_write_at_once(tmp_path: Path) -> None:
    fill(tmp_path, OLD)
    with folder_writing._locked(tmp_path), pytest.raises(InputError, match="Another run"):
        write_folder(tmp_path, NEW, plan_change(OLD, NEW))


CHILD = """
import sys
from pathlib import Path
from transform.storage.folder import read_folder
from transform.storage.folder_writing import finish_interrupted, plan_change, write_folder
root, size = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
while True:
    finish_interrupted(root)
    before = read_folder(root).files
    mark = b"b" if before["application.json"] == b"a" else b"a"
    files = {"application.json": mark} | {f"pages/P{i}/{mark.decode()}.json": mark * 50 for i in range(size)}
    write_folder(root, files, plan_change(before, files, prune=True))
"""


def is_whole(root: Path, size: int) -> bool:
    """Check that a folder is in one of the two states between which the child switches."""
    files = read_folder(root).files
    mark = files["application.json"]
    wanted = {f"pages/P{i}/{mark.decode()}.json": mark * 50 for i in range(size)}
    return files == {"application.json": mark} | wanted


def kill_repeatedly(root: Path, times: int) -> int:
    size, interrupted = 40, 0
    fill(root, {"application.json": b"a"} | {f"pages/P{i}/a.json": b"a" * 50 for i in range(size)})
    rng = random.Random(14)
    for _ in range(times):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(root), str(size)], stdout=subprocess.PIPE, env={**os.environ}
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(rng.uniform(0, 0.04))
        child.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        child.wait()
        child.stdout.close()
        interrupted += finish_interrupted(root)
        assert is_whole(root, size)
    return interrupted


@pytest.mark.slow
def test_a_killed_run_is_finished_or_undone_by_the_next(tmp_path: Path) -> None:
    assert kill_repeatedly(tmp_path, 40) > 10


@pytest.mark.nightly
def test_300_kills(tmp_path: Path) -> None:
    assert kill_repeatedly(tmp_path, 300) > 100
