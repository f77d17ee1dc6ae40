"""A file is written as a whole or not at all, and what a killed run leaves behind goes away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from transform.storage import disk
from transform.storage.disk import keeps_old_content_elsewhere, remove_leftovers, write_file

REWRITING = """
import sys
from pathlib import Path
from transform.storage.disk import remove_leftovers, write_file

path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in b"ab":
        remove_leftovers(path.parent)
        write_file(path, bytes([letter]) * 3_000_000)
"""


def rewriting(path: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", REWRITING, path], stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    return process


@pytest.mark.slow
def test_two_writers_killed_at_any_time_leave_a_whole_file(tmp_path):
    path = tmp_path / "app.json"
    whole = {letter * 3_000_000 for letter in (b"a", b"b")}
    write_file(path, b"a" * 3_000_000)
    left = 0
    for i in range(20):
        processes = [rewriting(path) for _ in range(2)]
        time.sleep(0.01 + 0.003 * i)
        for process in processes:
            assert process.poll() is None, "a writer stopped by itself"
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert path.read_bytes() in whole
        left += len(list(tmp_path.iterdir())) - 1
    assert left, "no writer was killed while it wrote, so this test showed nothing"
    remove_leftovers(tmp_path)
    assert list(tmp_path.iterdir()) == [path]


def test_the_bytes_reach_the_disk_before_the_name_and_the_name_before_the_end(tmp_path, monkeypatch):
    done: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(descriptor: int) -> None:
        done.append("folder" if Path(f"/proc/self/fd/{descriptor}").is_dir() else "file")
        real_sync(descriptor)

    def replace(path: Path, target: Path) -> None:
        done.append("rename")
        real_replace(path, target)

    monkeypatch.setattr(disk.os, "fsync", sync)
    monkeypatch.setattr(disk.Path, "replace", replace)
    write_file(tmp_path / "new.json", b"{}")
    assert done == ["file", "rename", "folder"]


def test_a_failed_write_leaves_nothing_but_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "app.json"
    path.write_bytes(b"old")

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk.os, "write", full)
    with pytest.raises(OSError, match="No space"):
        write_file(path, b"new")
    assert [(item.name, item.read_bytes()) for item in tmp_path.iterdir()] == [("app.json", b"old")]


def test_only_leftovers_are_removed(tmp_path):
    keep = [".app.json.original", "app.json", ".app.json.partial", ".a.json.UPPER123.partial"]
    for name in (*keep, ".app.json.ab12cd90.partial"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".folder.ab12cd90.partial").mkdir()
    remove_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*keep, ".folder.ab12cd90.partial"])
    remove_leftovers(tmp_path / "absent")


def test_the_longest_name_can_be_written(tmp_path):
    path = tmp_path / ("ä" * 125 + ".json")
    write_file(path, b"{}")
    assert path.read_bytes() == b"{}"


@pytest.mark.parametrize(("before", "private", "after"), [(0o640, False, 0o640), (0o640, True, 0o600)])
def test_a_file_keeps_its_mode_or_becomes_its_owners(before, private, after, tmp_path):
    path = tmp_path / "app.json"
    path.write_bytes(b"old")
    path.chmod(before)
    write_file(path, b"new", private=private)
    assert path.stat().st_mode & 0o777 == after


def test_a_file_that_holds_the_bytes_already_is_not_replaced(tmp_path):
    path = tmp_path / "app.json"
    path.write_bytes(b"same")
    inode = path.stat().st_ino
    write_file(path, b"same")
    assert path.stat().st_ino == inode


def test_hard_links_are_noticed_through_symbolic_links(tmp_path):
    path, link = tmp_path / "app.json", tmp_path / "link.json"
    path.write_bytes(b"")
    link.symlink_to(path)
    assert not keeps_old_content_elsewhere(link)
    os.link(path, tmp_path / "other.json")
    assert keeps_old_content_elsewhere(link)
