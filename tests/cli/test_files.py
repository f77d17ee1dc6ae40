"""Inputs that are no plain files."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from command_line import FIXTURE, appsmith_transform


@pytest.fixture
def pipe(tmp_path):
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize("command", ["upgrade", "scan", "info", "validate", "sanitize --check"])
def test_a_named_pipe_is_refused_at_once(pipe, command):
    done = appsmith_transform(*command.split(), pipe)
    assert done.returncode == 2
    assert f"{pipe} is a named pipe".encode() in done.stderr
    assert b"Use standard input" in done.stderr


def test_a_pipe_in_a_folder_is_passed_over(pipe):
    (pipe.parent / "app.json").write_bytes(FIXTURE.read_bytes())
    done = appsmith_transform("scan", pipe.parent, "--format", "json")
    assert done.returncode in (0, 1)
    assert done.stdout.count(b'"file"') == 1


def test_the_output_of_a_process_is_read():
    line = f"{sys.executable} -m transform upgrade -q <(cat {FIXTURE})"
    done = subprocess.run(["bash", "-c", line], capture_output=True, timeout=60, check=True)
    assert done.stdout == appsmith_transform("upgrade", "-q", FIXTURE).stdout


def test_a_device_without_end_is_refused():
    done = appsmith_transform("info", "/dev/zero", "--max-size", "1")
    assert done.returncode == 2
    assert b"more than the limit" in done.stderr


@pytest.mark.parametrize("command", ["scan", "validate", "info", "upgrade --check", "sanitize --check"])
def test_an_empty_name_is_not_the_current_folder(command, tmp_path):
    (tmp_path / "app.json").write_bytes(FIXTURE.read_bytes())
    for more in ([], ["--files-from", "-"]):
        done = appsmith_transform(*command.split(), "", *more, stdin=b"app.json", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"An input has an empty name" in done.stderr
