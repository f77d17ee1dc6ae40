"""A journal lets a run go on where another stopped, whenever that was killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import FIXTURE, appsmith_transform

GOOD = FIXTURE.read_bytes()
SECRET = GOOD.replace(b'"text":"', b'"text":"ghp_' + b"1aB2cD3eF4" * 3 + b"aBcDeF ", 1)
COMMANDS = [
    "info in", "info in --format json", "scan in", "scan in --format json", "validate in",
    "validate in --format json", "validate in --fix -o out", "upgrade in -o out --report report.json",
    "sanitize in -o out", "sanitize in --check", "upgrade in --check",
]  # fmt: skip
UNCHANGED = b"have not changed"


@pytest.fixture
def folder(tmp_path):
    """A folder of good and bad files."""
    (tmp_path / "in").mkdir()
    for number, data in enumerate([GOOD, SECRET, b'{"cut', GOOD.replace(b"Order", b"Ordre")]):
        (tmp_path / "in" / f"{number}.json").write_bytes(data)
    return tmp_path


def run(command, folder, *more):
    return appsmith_transform(*command.split(), "--journal", "journal", *more, cwd=folder)


def written(folder):
    paths = [folder / "report.json", *(folder / "out").rglob("*.json")]
    return {path: path.read_bytes() for path in paths if path.exists()}


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_second_run_does_nothing_again_and_reports_the_same(command, jobs, folder):
    without = appsmith_transform(*command.split(), cwd=folder)
    files = written(folder)
    first = run(command, folder, "--jobs", jobs)
    assert (first.returncode, first.stdout, written(folder)) == (without.returncode, without.stdout, files)
    second = run(command, folder, "--jobs", jobs)
    assert (second.returncode, second.stdout, written(folder)) == (without.returncode, without.stdout, files)
    kept = 4 if command.startswith("validate in") and "--fix" not in command else 3
    assert b"%d of 4 inputs have not changed" % kept in second.stderr


@pytest.mark.slow
def test_what_changed_is_done_again(folder):
    run("upgrade in -o out", folder)
    (folder / "in" / "0.json").write_bytes(GOOD.replace(b"Order", b"Ordur"))
    (folder / "in" / "1.json").touch()  # its time alone
    (folder / "out" / "3.json").write_bytes(b"lost")
    done = run("upgrade in -o out", folder)
    assert b"1 of 4 inputs have not" in done.stderr
    assert b"Ordur" in (folder / "out" / "0.json").read_bytes()
    assert (folder / "out" / "3.json").read_bytes() != b"lost"
    assert UNCHANGED not in run("upgrade in -o out --to 1.9.20", folder).stderr
    assert UNCHANGED not in run("upgrade in -o elsewhere", folder).stderr


@pytest.mark.slow
def test_a_change_of_the_same_size_within_the_same_tick_is_seen(folder):
    run("upgrade in -o out", folder)
    path = folder / "in" / "0.json"
    at = path.stat().st_mtime_ns
    path.write_bytes(GOOD.replace(b"Order", b"Ordur"))
    os.utime(path, ns=(at, at))
    run("upgrade in -o out", folder)
    assert b"Ordur" in (folder / "out" / "0.json").read_bytes()


@pytest.mark.slow
def test_a_file_that_was_written_over_is_done(folder):
    run("upgrade in -w", folder)
    assert b"3 of 4 inputs have not" in run("upgrade in -w", folder).stderr


@pytest.mark.slow
def test_another_policy_in_the_same_file_is_another_operation(folder):
    (folder / "p.toml").write_bytes(b'extends = "share"\n')
    run("scan in --policy p.toml", folder)
    assert UNCHANGED in run("scan in --policy p.toml", folder).stderr
    (folder / "p.toml").write_bytes(b'extends = "strict"\n')
    assert UNCHANGED not in run("scan in --policy p.toml", folder).stderr


@pytest.mark.slow
def test_only_a_journal_is_added_to_and_no_secret_is_in_it(folder):
    (folder / "journal").write_bytes(b'{"precious": 1}')
    done = run("scan in", folder)
    assert (done.returncode, b"is no journal" in done.stderr) == (2, True)
    assert (folder / "journal").read_bytes() == b'{"precious": 1}'
    (folder / "journal").unlink()
    run("scan in", folder)
    noted = (folder / "journal").read_bytes()
    assert b"1aB2cD3eF4" * 3 not in noted
    assert (folder / "journal").stat().st_mode & 0o077 == 0
    (folder / "journal").write_bytes(noted[:-40] + b'\n\0\0\n[1]\n{}\n{"path": 3}\n{"re')
    assert b"2 of 4 inputs have not" in run("scan in", folder).stderr


@pytest.mark.slow
@pytest.mark.parametrize("forged", ['{"FoundFile":[1,2]}', '{"os":[]}', "5", "[" * 100_000])
def test_a_line_that_was_changed_is_passed_over(forged, folder):
    expected = run("scan in", folder).stdout
    lines = (folder / "journal").read_text().splitlines()
    changed = [line.partition('"result":')[0] + f'"result":{forged}}}' for line in lines[1:]]
    (folder / "journal").write_text("\n".join([lines[0], *changed]) + "\n")
    done = run("scan in --quiet", folder)
    assert (UNCHANGED in done.stderr, b"internal" in done.stderr) == (False, False)
    assert run("scan in", folder).stdout == expected


@pytest.mark.slow
def test_quiet_says_nothing_and_missing_folders_are_made(folder):
    line = ["scan", "in/0.json", "in/1.json", "--journal", "new/journal"]
    appsmith_transform(*line, cwd=folder)
    assert UNCHANGED in appsmith_transform(*line, cwd=folder).stderr
    assert appsmith_transform(*line, "--quiet", cwd=folder).stderr == b""


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    ["scan in --format sarif", "upgrade in -o out --report r.html", "sanitize in/0.json --statement s"],
)
def test_reports_that_show_documents_are_refused(command, folder):
    done = run(command, folder)
    assert done.returncode == 2
    assert not (folder / "journal").exists()


def check_kills(tmp_path: Path, kills: int, command: str) -> None:
    """Kill a command again and again, each time somewhat later; then nothing may be lost or half written."""
    (tmp_path / "in").mkdir()
    for number in range(60):
        data = GOOD.replace(b"Order", b"Ordre%03d" % number)
        (tmp_path / "in" / f"{number:03}.json").write_bytes(data)
    line = [sys.executable, "-m", "transform", *command.split(), "--journal", "journal"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    known = b""
    for number in range(kills):
        running = subprocess.Popen(
            line, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(0.3 + 0.9 * (number * 7919 % kills) / kills)
        running.send_signal(signal.SIGKILL)
        running.wait()
        now = (tmp_path / "journal").read_bytes() if (tmp_path / "journal").exists() else b""
        assert now.startswith(known)  # it only grows
        assert all(json.loads(line) for line in now.splitlines())
        known = now
        if number % 10 == 9:
            (tmp_path / "in" / f"{number:03}.json").write_bytes(GOOD.replace(b"Order", b"Again%d" % number))
    done = appsmith_transform(*command.split(), "--journal", "journal", cwd=tmp_path)
    expected = appsmith_transform(*command.replace("out", "fresh").split(), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (expected.returncode, expected.stdout)
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")
    paths = [json.loads(line).get("path") for line in known.splitlines()[1:]]
    assert len(paths) - len(set(paths)) <= kills // 10


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.json")}


@pytest.mark.slow
@pytest.mark.parametrize("command", ["upgrade in -o out --jobs 2", "scan in --format json --jobs 1"])
def test_a_run_that_is_killed_goes_on(command, tmp_path):
    check_kills(tmp_path, 3, command)


@pytest.mark.nightly
@pytest.mark.parametrize("command", ["upgrade in -o out --jobs 2", "scan in --format json --jobs 1"])
def test_a_run_that_is_killed_fifty_times_goes_on(command, tmp_path):
    check_kills(tmp_path, 50, command)
