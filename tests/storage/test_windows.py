"""What Windows does otherwise, as far as it can be played elsewhere: no file that is open is renamed or removed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from command_line import FIXTURE

from transform.cli import app
from transform.storage import disk, folder_writing, journal
from transform.storage.archive_names import split_address
from transform.storage.backup.file_names import file_name
from transform.storage.disk import write_file
from transform.storage.folder import JOURNAL, read_folder
from transform.storage.folder_writing import plan_change, write_folder
from transform.storage.layout.paths import refused_on_windows

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs the list of open files")


def require_closed(path: object, folder: int | None = None) -> None:
    """Refuse what Windows refuses, with its message, for a file that this process has open."""
    whole = (Path(f"/proc/self/fd/{folder}").readlink() if folder is not None else Path()) / os.fspath(path)
    for one in Path("/proc/self/fd").iterdir():
        if one.exists() and whole.exists() and one.is_file() and one.samefile(whole):
            raise PermissionError(
                13, "The process cannot access the file because it is being used", str(whole)
            )


@pytest.fixture
def windows(monkeypatch):
    """Make this process find what it would find on Windows."""
    for module in (disk, folder_writing, journal):
        monkeypatch.setattr(module, "fcntl", None)
    replace, unlink = os.replace, os.unlink

    def replace_closed(source, target, **rest):
        require_closed(source)
        require_closed(target)
        replace(source, target, **rest)

    def unlink_closed(path, *, dir_fd=None):
        require_closed(path, dir_fd)
        unlink(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "replace", replace_closed)
    monkeypatch.setattr(os, "unlink", unlink_closed)
    for missing in ("sync", "O_NOFOLLOW", "O_NONBLOCK", "sched_getaffinity"):
        monkeypatch.delattr(os, missing)


def test_the_play_is_a_fair_one(windows, tmp_path):
    with (tmp_path / "open").open("wb"), pytest.raises(PermissionError):
        (tmp_path / "open").unlink()
    with (tmp_path / "open").open("wb"), pytest.raises(PermissionError):
        (tmp_path / "open").replace(tmp_path / "other")
    (tmp_path / "open").unlink()


def test_a_file_is_written_and_written_over(windows, tmp_path):
    for data in (b"one", b"two", b"two"):
        write_file(tmp_path / "app.json", data)
        assert (tmp_path / "app.json").read_bytes() == data
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_cannot_be_written_leaves_nothing_behind(windows, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk.os, "write", full)
    with pytest.raises(OSError, match="No space"):
        write_file(tmp_path / "app.json", b"data")
    assert list(tmp_path.iterdir()) == []


def test_a_layout_is_written_and_can_be_read_and_written_again(windows, tmp_path):
    before: dict[str, bytes] = {}
    for after in ({"application.json": b"{}", "pages/A/A.json": b"1"}, {"application.json": b"[]"}):
        write_folder(tmp_path, after, plan_change(before, after, prune=True))
        assert not (tmp_path / JOURNAL).exists()
        assert read_folder(tmp_path).files == after
        before = after


@pytest.mark.parametrize(
    "line",
    [
        "upgrade app.json -o new.json --report report.md",
        "upgrade app.json --write",
        "upgrade app.json -o new.json --journal done.jsonl",
        "sanitize app.json -o new.json --statement new.md",
        "unpack app.json layout",
        "pack layout -o packed.json",
        "validate app.json --target 1.9.16",
        "scan app.json",
    ],
)
def test_commands_work(line, windows, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("app.json").write_bytes(FIXTURE.read_bytes())
    if line.startswith("pack"):
        assert app.run(["unpack", "app.json", "layout"]) == 0
    assert app.run(line.split()) == 0, capsys.readouterr().err
    assert not list(tmp_path.rglob("*.partial"))


@pytest.mark.slow
def test_the_command_line_starts_where_modules_of_posix_are_missing():
    code = (
        "import sys\n"
        "for name in ('fcntl', 'pwd', 'grp', 'resource', 'termios', 'readline'): sys.modules[name] = None\n"
        "from transform.cli.app import run\n"
        f"sys.exit(run(['validate', {str(FIXTURE)!r}]) or run(['--help']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


DEVICES = ["con", "PRN", "aux.txt", "NUL", "Com1", "lpt9.json", "COM¹", "CONOUT$", "con .x"]


@pytest.mark.parametrize("name", DEVICES)
def test_no_application_of_a_backup_is_written_to_a_device(name):
    found = file_name("", name, None, "id1", set())
    assert not PureWindowsPath(found).is_reserved()
    assert refused_on_windows([found]) == {}


def test_a_name_that_only_begins_like_a_device_is_none():
    assert refused_on_windows(["pages/Con artists/Con artists.json", "pages/Console/Nullable.json"]) == {}


@pytest.mark.parametrize("name", [*DEVICES, "a:b", "end.", "end ", "what?", "back\\slash", "tab\t"])
def test_paths_that_windows_cannot_create_are_told(name):
    path = f"pages/{name}/x.json"
    assert path in refused_on_windows([path])


@pytest.mark.parametrize(
    ("address", "archive"),
    [
        (r"C:\my files\backup.tar.gz@Acme/Orders", r"C:\my files\backup.tar.gz"),
        (r"\\server\share\b.tar.gz@Orders@dev", r"\\server\share\b.tar.gz"),
        (r"C:\me@work\backup.tar.gz@Orders", r"C:\me@work\backup.tar.gz"),
        ("backup.tar.gz@A:B", "backup.tar.gz"),
    ],
)
def test_an_address_with_a_drive_is_taken_apart(address, archive, monkeypatch):
    monkeypatch.setattr("transform.storage.archive_names.is_archive", lambda name: name == archive)
    assert split_address(address) == (archive, address[len(archive) + 1 :])


@pytest.mark.parametrize("ending", [b"\r\n", b"\r"])
def test_files_with_other_line_ends_are_read(ending, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("app.json").write_bytes(FIXTURE.read_bytes().replace(b"\n", ending))
    Path("list.txt").write_bytes(b"app.json" + ending)
    assert app.run(["validate", "app.json"]) == 0
    if ending == b"\r\n":
        assert app.run(["validate", "--files-from", "list.txt"]) == 0
        Path("policy.toml").write_bytes(b'extends = "share"\r\n')
        assert app.run(["sanitize", "app.json", "--policy", "policy.toml", "-o", "new.json"]) == 0
