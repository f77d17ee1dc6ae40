"""Check a program made by `make binary` against the package from which it was made.

Run it by the Python that has the package: `python distribution/smoke.py build/appsmith-transform`. Both are started
with the same command lines in folders with the same files, and must print and write the same bytes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import typer

from transform.cli.app import PROGRAM, app

FIXTURE = Path(__file__).parents[1] / "fixtures" / "order-desk-1.6.8.json"
BACKUP = Path(__file__).with_name(
    "sample.tar.gz.enc"
)  # one application, encrypted with the password "sample"
PACKAGE = [sys.executable, "-m", "transform"]
STARTS = 7
#: Command lines, each with what the ones before it left behind.
LINES = (
    "--version",
    "app.json",
    "upgrade app.json -o new.json --report report.html",
    "upgrade app.json -o new.json --report report.md --target 1.9.16",
    "upgrade apps -o upgraded --jobs 2",
    "info app.json --format json",
    "releases --for app.json",
    "scan app.json --report findings.sarif",
    "scan apps --jobs 2",
    "sanitize app.json -o shareable.json --statement statement.md",
    "validate app.json --target 1.91 --format json",
    "validate app.json --format html",
    "validate --explain AT501",
    "validate apps --jobs 2",
    "diff app.json new.json",
    "diff app.json new.json --format html -o diff.html",
    "merge app.json new.json shareable.json -o merged.json --conflicts conflicts.json",
    "datasources template app.json -o values.toml",
    "schema",
    "unpack app.json layout",
    "pack layout -o packed.json",
    "-C repository diff HEAD:app.json ../new.json",
    "-C repository scan --history HEAD",
    "backup list sample.tar.gz.enc --password-file password",
    "backup verify sample.tar.gz.enc --password-file password",
    "backup extract sample.tar.gz.enc --password-file password --app Acme/Orders -o extracted.json",
    "no-such-command",
    "upgrade no-such-file.json",
)


def furnish(folder: Path) -> None:
    """Write the files of which the command lines speak."""
    (folder / "apps").mkdir(parents=True)
    for path in (folder / "app.json", *(folder / "apps" / f"{number}.json" for number in range(3))):
        shutil.copy(FIXTURE, path)
    shutil.copy(BACKUP, folder)
    (folder / "password").write_text("sample")
    repository = folder / "repository"
    repository.mkdir()
    shutil.copy(FIXTURE, repository / "app.json")
    person = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "core.autocrlf=false"]
    date = {"GIT_AUTHOR_DATE": "@1735689600 +0000", "GIT_COMMITTER_DATE": "@1735689600 +0000"}
    for line in ("init -q", "add .", "commit -q -m one"):
        git = ["git", *person, *line.split()]
        subprocess.run(git, cwd=repository, env={**os.environ, **date}, check=True)


def run(program: list[str], arguments: list[str], folder: Path) -> tuple[int, bytes, bytes]:
    """Return exit code, output and messages of one command line."""
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "1735689600",
        "PYTHONPATH": str(FIXTURE.parents[1]),
    }
    done = subprocess.run(
        [*program, *arguments], cwd=folder, env=environment, capture_output=True, timeout=120, check=False
    )
    return done.returncode, done.stdout, done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder but those of git."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def helps() -> list[str]:
    """Return a command line that asks for help for the program and each of its commands."""

    def below(group: typer.core.TyperGroup, names: tuple[str, ...]) -> list[tuple[str, ...]]:
        context = group.make_context(PROGRAM, [], resilient_parsing=True)
        found = [names]
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            found += below(command, (*names, name)) if hasattr(command, "list_commands") else [(*names, name)]
        return found

    return [" ".join((*names, "--help")) for names in below(typer.main.get_command(app), ())]


def differences(program: str, folder: Path) -> list[str]:
    """Return what the program prints or writes otherwise than the package."""
    ours, theirs = folder / "package", folder / "program"
    for one in (ours, theirs):
        furnish(one)
    found = []
    for line in (*helps(), *LINES):
        expected, given = run(PACKAGE, line.split(), ours), run([program], line.split(), theirs)
        for what, one, other in zip(("exit code", "output", "messages"), expected, given, strict=True):
            if one != other:
                found.append(f"{line}: the {what} is not {one!r:.300} but {other!r:.300}")
    written, expected_files = contents(theirs), contents(ours)
    if differing := [
        path for path in written | expected_files if written.get(path) != expected_files.get(path)
    ]:
        found.append(f"These files differ: {', '.join(sorted(differing))}")
    return found


def start(program: str, folder: Path) -> float:
    """Return the seconds that the program needs to start: the least of some, as what else runs only adds to it."""
    seconds = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        run([program], ["--version"], folder)
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def main() -> int:
    """Print size, time to start and differences; return 1 when the program is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--within", type=float, default=0.5, help="seconds in which it has to start")
    given = parser.parse_args()
    program = str(given.program.resolve())
    with tempfile.TemporaryDirectory() as folder:
        seconds = start(program, Path(folder))
        found = differences(program, Path(folder))
    if seconds > given.within:
        found.append(f"It takes {seconds:.2f} s to start, more than {given.within} s")
    size = given.program.stat().st_size / 1e6
    print(
        f"{given.program}: {size:.1f} MB, starts in {seconds:.2f} s, {len(LINES)} command lines and all helps"
    )
    print("\n".join(found) or "It prints and writes what the package does.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
