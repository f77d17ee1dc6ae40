"""Five thousand exports go through each command: none is lost, none stops the rest, memory stays flat."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from command_line import FIXTURE

COUNT = 5_000
BROKEN_EVERY, SECRET_EVERY = 1_000, 250
BROKEN = {f"{number:04}.json" for number in range(0, COUNT, BROKEN_EVERY)}
LEAKING = {f"{number:04}.json" for number in range(1, COUNT, SECRET_EVERY)}
#: Megabytes that one process may hold; one export has 65 kB.
MEMORY = 400


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Return a folder with the exports in `in`: some cut in half, some with a secret of their own, all different."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "in").mkdir()
    whole = json.loads(FIXTURE.read_bytes())
    for number in range(COUNT):
        name = f"{number:04}.json"
        whole["exportedApplication"]["name"] = f"Application {number}"
        body = whole["actionList"][0]["unpublishedAction"]["actionConfiguration"]
        body["body"] = (
            f"password = '{sha256(name.encode()).hexdigest()}'" if name in LEAKING else f"SELECT {number}"
        )
        text = json.dumps(whole)
        (folder / "in" / name).write_text(text[: len(text) // 2] if name in BROKEN else text)
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "transform", *arguments, "--jobs", "2"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=1800, check=False)
    assert b"Traceback" not in done.stderr
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY * 1024
    return done


@pytest.mark.nightly
def test_upgrade_writes_all_but_the_broken_ones_and_goes_on_where_it_stopped(folder):
    arguments = ["upgrade", "in", "-o", "out", "--quiet", "--journal", "journal"]
    done = run(folder, *arguments)
    assert done.returncode == 2
    assert {path.name for path in (folder / "in").iterdir()} - {
        path.name for path in (folder / "out").iterdir()
    } == BROKEN
    assert all(name in done.stderr.decode() for name in BROKEN)
    written = {path: path.stat().st_mtime_ns for path in (folder / "out").iterdir()}
    assert run(folder, *arguments).returncode == 2
    assert {path: path.stat().st_mtime_ns for path in (folder / "out").iterdir()} == written


@pytest.mark.nightly
def test_scan_names_the_file_of_each_secret(folder):
    done = run(folder, "scan", "in", "--format", "json")
    results = json.loads(done.stdout)["results"]
    assert len(results) == COUNT - len(BROKEN)
    found = {Path(result["file"]).name for result in results if result["findings"]}
    assert found == LEAKING


@pytest.mark.nightly
def test_validate_accepts_all_but_the_broken_ones(folder):
    done = run(folder, "validate", "in", "--format", "json")
    results = {Path(one["file"]).name: one for one in json.loads(done.stdout)["results"]}
    assert len(results) == COUNT
    assert {name for name, one in results.items() if not one["accepted"]} == BROKEN
