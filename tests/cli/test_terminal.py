"""What is printed on a narrow terminal fits it; what goes into a pipe or a file is broken nowhere."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from archives import backup, dump, small
from command_line import FIXTURE

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LINES = [
    "",
    "backup list {archive}",
    "backup verify {archive}",
    "datasources list {app}",
    "diff {app} {new}",
    "extract {app} --list",
    "info {app}",
    "info {app} {new}",
    "releases --for {app}",
    "scan {new}",
    "upgrade {app} --check",
    "validate {app}",
]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Return the names of an application, another version of it with a secret in it, and a backup."""
    text = FIXTURE.read_text()
    (tmp_path / "app.json").write_text(text)
    (tmp_path / "new.json").write_text(
        text.replace("Orders database", f"A key that is {'AKIA'}Q3EGRZ7VKXWJ2MPD")
    )
    (tmp_path / "b.tar.gz").write_bytes(backup(dump(small())))
    return {"app": "app.json", "new": "new.json", "archive": "b.tar.gz"}


def arguments(line: str, files: dict[str, str]) -> list[str]:
    return line.format(**files).split() or [files["app"]]


def on_terminal(arguments: list[str], columns: int, folder: Path) -> str:
    """Return what a command prints on a terminal of that width, standard error included."""
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = subprocess.Popen(
        [sys.executable, "-m", "transform", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=writer,
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
    )
    os.close(writer)
    shown = b""
    try:
        while data := os.read(reader, 2**16):
            shown += data
    except OSError:  # nothing writes to the terminal any more
        pass
    os.close(reader)
    assert process.wait(60) in (0, 1)
    return shown.decode().replace("\r\n", "\n")


def in_pipe(arguments: list[str], folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(
        [sys.executable, "-m", "transform", *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    return (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("columns", [40, 60])
@pytest.mark.parametrize("line", LINES)
def test_lines_are_as_wide_as_the_terminal(line, columns, files, tmp_path):
    shown = on_terminal(arguments(line, files), columns, tmp_path)
    for text in shown.split("\n"):
        text = text.rpartition("\r")[2]  # what a line of progress leaves
        words = text.removeprefix("  ").split(" ")
        is_command = text.lstrip().startswith("appsmith-transform ")
        assert len(text) <= columns or is_command or max(map(len, words)) > columns - 8, text


@pytest.mark.parametrize("line", LINES)
def test_nothing_is_lost_on_a_narrow_terminal(line, files, tmp_path):
    shown = on_terminal(arguments(line, files), 40, tmp_path).split()
    words = in_pipe(arguments(line, files), tmp_path).split()
    first_of_heads = {"what", "collection", "release"}  # of tables, whose rows are paragraphs now
    assert {word for word in words if word not in " ".join(shown)} <= first_of_heads


def test_a_line_in_a_pipe_is_a_line(files, tmp_path):
    shown = in_pipe(["validate", files["app"]], tmp_path).splitlines()
    assert [
        line for line in shown if line.startswith("        hint: ") and line.endswith("`datasources fill`.")
    ]
    assert max(map(len, shown)) > 120
