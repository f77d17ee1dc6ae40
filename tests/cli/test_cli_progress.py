"""While many inputs are worked on a person sees how far that is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import FIXTURE, appsmith_transform

from transform.cli import _progress

COMMANDS = ["scan in", "validate in --format json", "info in", "upgrade in -o out", "sanitize in --check"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.json").write_bytes(FIXTURE.read_bytes())
    (tmp_path / "in" / "3.json").write_bytes(b"{")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_terminal_lines_say_it_on_standard_error(command, jobs, folder):
    plain = appsmith_transform(*command.split(), cwd=folder)
    shown = appsmith_transform(*command.split(), "--progress", "--jobs", jobs, cwd=folder)
    assert (shown.returncode, shown.stdout) == (plain.returncode, plain.stdout)
    assert b"4 of 4 files, " in shown.stderr
    assert b" MB/s, 0:00 left, " in shown.stderr
    assert b"4 files, " in shown.stderr
    assert (b"1 refused" if "validate" in command else b"1 failed") in shown.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_on_a_terminal_there_is_a_bar_and_messages_stay(folder):
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "transform", "scan", "in", "--progress", "--jobs", "2"],
        cwd=folder, stdout=subprocess.PIPE, stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm", "COLUMNS": "120"},
    )  # fmt: skip
    os.close(theirs)
    seen = read_until_closed(ours)
    assert done.communicate()[0] == appsmith_transform("scan", "in", cwd=folder).stdout
    assert "━".encode() in seen
    assert b"4 of 4 files" in seen
    assert b"in/3.json" in seen


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_lines_of_json_on_the_same_terminal_are_not_torn_by_a_bar(folder):
    import pty

    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "transform", "scan", "in", "--progress", "--format", "jsonl"],
        cwd=folder, stdout=theirs, stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm", "COLUMNS": "120"},
    )  # fmt: skip
    os.close(theirs)
    seen = read_until_closed(ours)
    done.wait(timeout=60)
    lines = [line for line in seen.decode().splitlines() if "format_version" in line]
    assert [json.loads(line)["file"] for line in lines] == [f"in/{number}.json" for number in range(4)]
    assert "4 of 4 files" in seen.decode()


def read_until_closed(terminal):
    seen = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            return seen
        if not part:
            return seen
        seen += part


def test_the_time_left_follows_the_size_of_what_is_done():
    state = _progress._State(1, 100, 10, 20, 1, 90.0)
    assert ", 1:30 left, 1 finding" in state.line()
    assert ", 2:28:30 left," in state._replace(whole=0).line()
    assert ", -:-- left, 0 findings" in state._replace(size=0, findings=0).line()
