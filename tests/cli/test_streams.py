"""Standard output and error that are closed, full, or that nobody reads any more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import FIXTURE, appsmith_transform

needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which `$A` is the command and `$F` the fixture."""
    environment = {**os.environ, "A": f"{sys.executable} -m transform", "F": str(FIXTURE)}
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, env=environment, timeout=60, check=False
    )


@needs_full
@pytest.mark.parametrize("command", ["upgrade $F", "info $F", "releases", "--help", "--version"])
def test_a_full_standard_output_is_an_error_that_says_so(command):
    done = shell(f"$A {command} > /dev/full")
    assert done.returncode == 2
    assert "Standard output cannot be written: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@needs_full
def test_so_it_is_where_what_is_printed_waits_in_a_buffer():
    done = shell("env -u PYTHONUNBUFFERED $A --version > /dev/full")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


@pytest.mark.parametrize(
    "command",
    ["upgrade $F", "info $F", "scan $F", "validate $F", "diff $F $F", "sanitize --check $F", "releases"],
)
def test_a_closed_standard_output_is_an_error_that_says_so(command):
    done = shell(f"$A {command} >&-")
    assert done.returncode == 2
    assert "Standard output cannot be written: it is closed" in done.stderr


@pytest.mark.parametrize("nobody", ["2>&1 | true", "2>&-", "2> /dev/full"])
def test_the_result_is_written_though_nobody_listens(tmp_path, nobody):
    if "full" in nobody and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    done = shell(f"set -o pipefail; $A upgrade $F -o {tmp_path}/new.json {nobody}")
    assert done.returncode == 0
    assert (tmp_path / "new.json").read_bytes() == appsmith_transform("upgrade", FIXTURE, "-q").stdout


def test_a_reader_that_goes_early_is_no_error():
    done = shell("set -o pipefail; $A upgrade $F -q | head -c 1")
    assert (done.returncode, done.stdout, done.stderr) == (0, "{", "")


def test_nothing_is_said_to_be_done_that_was_not_written(tmp_path):
    (tmp_path / "file").write_text("")
    done = appsmith_transform("upgrade", FIXTURE, "-o", tmp_path / "file" / "new.json")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert b"upgraded" not in done.stderr


def test_a_result_goes_through_a_symbolic_link(tmp_path):
    (tmp_path / "real.json").write_bytes(FIXTURE.read_bytes())
    link = tmp_path / "link.json"
    link.symlink_to("real.json")
    assert appsmith_transform("upgrade", link, "--write").returncode == 0
    assert link.is_symlink()
    assert (tmp_path / "real.json").read_bytes() == appsmith_transform("upgrade", FIXTURE, "-q").stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.json", "real.json"]


def test_no_error_message_acts_on_the_terminal():
    done = appsmith_transform("releases", "--for", "no\x1b[2J\n::error::such.json")
    assert done.returncode == 2
    assert (b"\x1b" in done.stderr, done.stderr.count(b"\n")) == (False, 1)
