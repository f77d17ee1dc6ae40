"""Each command once on the bundled application: what its own tests look at closely, in the developer loop."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from archives import backup, dump, small
from command_line import FIXTURE

from transform.cli.app import run

#: command line -> exit code and a part of what it prints; {app} the application, {out} a file to write.
LINES = {
    "backup list {archive}": (0, "Orders  1 page, 1 query"),
    "backup extract {archive} --app Orders -q": (0, '"exportedApplication"'),
    "backup extract {archive} --all -o {out} -q": (0, ""),
    "backup verify {archive}": (0, "documents"),
    "datasources list {app}": (0, "Orders database"),
    "datasources template {app}": (0, "[datasources"),
    "diff {app} {new}": (0, "Order desk"),
    "diff {app} {new} --exit-code --format json": (1, '"kind"'),
    "info {app}": (0, "1.6.8"),
    "merge {app} {app} {new}": (0, '"Order counter"'),
    "pack {folder}": (0, '"exportedApplication"'),
    "releases": (0, "1.9.16"),
    "sanitize {app}": (0, '"exportedApplication"'),
    "sanitize --check {app}": (1, "datasource"),
    "scan {app}": (0, "nothing found"),
    "schema export": (0, "$schema"),
    "textconv {app}": (0, '"exportedApplication"'),
    "unpack {app} {out}": (0, ""),
    "upgrade {app} -q": (0, '"exportedApplication"'),
    "validate {app}": (0, "accepted"),
}
INPUT = re.compile(r"\{(?:app|new|archive|folder)\}")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Return the paths of an application, a later version of it, its layout, a backup and a result."""
    files = {name: tmp_path / name for name in ("new", "folder", "archive", "out")}
    document = json.loads(FIXTURE.read_text())
    document["exportedApplication"]["name"] = "Order counter"
    files["new"].write_text(json.dumps(document))
    files["archive"] = tmp_path / "backup.tar.gz"
    files["archive"].write_bytes(backup(dump(small())))
    return {**files, "app": FIXTURE}


@pytest.mark.parametrize("line", LINES)
def test_it_does_its_work(line, files, capfdbinary):
    if "{folder}" in line:
        assert run(["unpack", str(FIXTURE), str(files["folder"])]) == 0
    code, words = LINES[line]
    assert run(line.format(**files).split()) == code
    printed = capfdbinary.readouterr().out.decode()
    assert words in printed
    if "{out}" in line:
        assert files["out"].exists()


@pytest.mark.parametrize("line", [line for line in LINES if INPUT.search(line)])
def test_the_exit_code_is_2_for_what_cannot_be_read(line, files, capfd):
    missing = INPUT.sub("absent.json", line, count=1).format(**files)
    assert run(missing.split()) == 2
    assert "absent.json" in capfd.readouterr().err
