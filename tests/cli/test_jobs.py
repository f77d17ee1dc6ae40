"""Several processes print and write what one does."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import FIXTURE, appsmith_transform

from transform.cli._jobs import in_processes, jobs_for
from transform.cli.outputs import Output

COMMANDS = [
    "scan in", "scan in --format json", "scan in --format sarif", "validate in", "validate in --format json --quiet",
    "info in", "info in --format json", "sanitize in -o out", "sanitize in --check", "upgrade in -o out --to 1.9.20",
    "upgrade in --check", "validate in --fix -o out",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A folder of good and bad files."""
    (tmp_path / "in").mkdir()
    good = FIXTURE.read_bytes()
    for number in range(6):
        (tmp_path / "in" / f"{number}.json").write_bytes(good.replace(b"Order", b"Ordre%d" % number))
    (tmp_path / "in" / "3.json").write_bytes(b'{"cut')
    (tmp_path / "in" / "5.json").write_bytes(b"[1]")
    return tmp_path


def ran(command, folder, jobs):
    done = appsmith_transform(*command.split(), "--jobs", str(jobs), cwd=folder)
    out = folder / "out"
    written = {path.name: path.read_bytes() for path in out.iterdir()} if out.exists() else {}
    for path in out.iterdir() if out.exists() else ():
        path.unlink()
    return done.returncode, done.stdout, done.stderr, written


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_bytes_as_with_one_process(command, folder):
    one, two = ran(command, folder, 1), ran(command, folder, 2)
    assert one == two
    assert one[1] or one[2]


@pytest.mark.parametrize(
    ("sizes", "wanted", "jobs"),
    [
        ([10, 10, 10], None, 1),
        ([2**21, 10], None, 1),
        ([2**21, 2**21], 1, 1),
        ([10, 10], 7, 2),
        ([10], 7, 1),
    ],
)
def test_how_many_processes(sizes, wanted, jobs, tmp_path):
    names = []
    for number, size in enumerate(sizes):
        names.append(str(tmp_path / f"{number}.json"))
        (tmp_path / f"{number}.json").write_bytes(b" " * size)
    assert jobs_for(names, wanted) == jobs
    assert jobs_for([*names, "-"], wanted) == 1


def test_large_files_use_all_cores(tmp_path, monkeypatch):
    monkeypatch.setattr("transform.cli._jobs._cores", lambda: 3)
    names = [str(tmp_path / f"{number}.json") for number in range(4)]
    for name in names:
        Path(name).write_bytes(bytes(2**20))
    assert jobs_for(names, None) == 3
    assert jobs_for(names[:2], None) == 2


def upgrading(folder, *options):
    """Start an upgrade of 300 files; return its process when some of them are done."""
    (folder / "in").mkdir()
    for number in range(300):
        (folder / "in" / f"{number:03}.json").write_bytes(FIXTURE.read_bytes())
    command = [sys.executable, "-m", "transform", "upgrade", "in", "-o", "out", "--quiet", "--jobs", "2"]
    running = subprocess.Popen(
        [*command, *options], cwd=folder, env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    until = time.monotonic() + 60
    out = folder / "out"
    while time.monotonic() < until and not (out.exists() and len([*out.iterdir()]) > 5):
        time.sleep(0.01)
    return running


@pytest.mark.slow
def test_an_interrupt_leaves_whole_files_only(tmp_path):
    running = upgrading(tmp_path, "--journal", "done.journal")
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all processes
    _, error = running.communicate(timeout=60)
    assert running.returncode == 130
    said = error.decode()
    assert "Traceback" not in said
    done = re.search(
        r"^Stopped: (\d+) of 300 files were done; the same command goes on from here$", said, re.M
    )
    noted = len((tmp_path / "done.journal").read_bytes().splitlines()) - 1  # without its head
    assert noted - 1 <= int(done[1]) <= noted
    assert said.endswith("appsmith-transform: interrupted\n")
    written = [*(tmp_path / "out").iterdir()]
    assert 5 < len(written) < 300
    whole = appsmith_transform("upgrade", "in/000.json", cwd=tmp_path).stdout
    assert {path.read_bytes() for path in written} == {whole}
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


@pytest.mark.slow
def test_further_interrupts_end_it_at_once_and_without_a_traceback(tmp_path):
    running = upgrading(tmp_path)
    for _ in range(4):
        os.killpg(running.pid, signal.SIGINT)
        time.sleep(0.01)
    _, error = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in error
    until = time.monotonic() + 10
    with pytest.raises(ProcessLookupError):
        while time.monotonic() < until:
            os.killpg(running.pid, 0)
            time.sleep(0.1)


def test_an_interrupt_while_modules_are_imported_is_no_traceback():
    code = """
import signal, sys, transform.cli
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "transform.cli.app":
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
transform.cli.main()
"""
    done = subprocess.run([sys.executable, "-c", code, "scan"], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"appsmith-transform: interrupted\n")


@pytest.mark.slow
@pytest.mark.parametrize("separator", [b"\n", b"\r\n", b"\0"])
def test_inputs_come_from_a_list(separator, folder):
    listed = separator.join([b"in/0.json", b"in/1.json", b""])
    done = appsmith_transform("info", "--files-from", "-", "--format", "json", stdin=listed, cwd=folder)
    assert [one["file"] for one in json.loads(done.stdout)["results"]] == ["in/0.json", "in/1.json"]
    (folder / "list").write_bytes(listed)
    done = appsmith_transform("scan", "in/2.json", "--files-from", "list", cwd=folder)
    assert done.stdout.index(b"in/2.json") < done.stdout.index(b"in/0.json") < done.stdout.index(b"in/1.json")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["info", "scan", "validate", "upgrade -w", "sanitize --check"])
def test_an_empty_list_is_no_work_and_no_list_is_an_error(command, folder):
    done = appsmith_transform(*command.split(), "--files-from", "-", cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    unnamed = appsmith_transform(*command.split(), cwd=folder)
    assert unnamed.returncode == 2
    assert b"No file is named" in unnamed.stderr
    both = appsmith_transform(*command.split(), "-", "--files-from", "-", cwd=folder)
    assert b"both the list of inputs and an input" in both.stderr


def _killed_while_writing(name, output):
    """Be killed where a partial file stands beside the output, once."""
    partial = Path(output.name).with_name(f".{Path(output.name).name}.0123abcd.partial")
    if name.endswith("0") and not Path(name).exists():
        Path(name).touch()
        partial.write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)
    output.write(b"whole")
    return


def test_a_worker_that_is_killed_leaves_no_partial_file(tmp_path):
    (tmp_path / "out").mkdir()
    items = [(str(tmp_path / str(n)), Output(str(tmp_path / "out" / str(n)), quiet=True)) for n in range(2)]
    assert [outcome for _, outcome in in_processes(items, _killed_while_writing, 1)] == [None, None]
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        "0": b"whole",
        "1": b"whole",
    }
