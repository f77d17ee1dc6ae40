"""--color means the same everywhere: colours add to what is printed and change nothing of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer
from archives import backup, dump, small
from command_line import FIXTURE

from transform.cli._configured import commands_below
from transform.cli._settings import command_path
from transform.cli.app import PROGRAM, app, run

STYLE = re.compile(r"\x1b\[[0-9;]*m")
#: Command lines that print something with a verdict, a mark or a severity in it.
LINES = [
    "backup list {archive}",
    "backup verify {archive}",
    "config show upgrade",
    "datasources list {app}",
    "diff {app} {new}",
    "extract {app} --list",
    "info {app}",
    "info {app} {new}",
    "port {app} {new} --onto {app} --dry-run",
    "releases",
    "releases --for {app}",
    "rename {app} Orders OrdersTable Rows --dry-run",
    "sanitize {app} --check",
    "scan {new}",
    "upgrade {app} --check",
    "upgrade {app} -o {out}",
    "validate {new}",
]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Return the paths of an application, another version of it with a secret in it, and a backup."""
    new = tmp_path / "new.json"
    secret = "AKIA" + "Q3EGRZ7VKXWJ2MPD"
    new.write_text(FIXTURE.read_text().replace("Orders database", f"key {secret}"))
    archive = tmp_path / "backup.tar.gz"
    archive.write_bytes(backup(dump(small())))
    return {"app": FIXTURE, "new": new, "archive": archive, "out": tmp_path / "out.json"}


@pytest.fixture
def printed(files, capfd, monkeypatch):
    """Return what a command line prints under some environment."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def printed(line: str, *more: str, **environment: str) -> str:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert run([*line.format(**files).split(), *more]) in (0, 1)
        shown = capfd.readouterr()
        return shown.out + shown.err

    return printed


@pytest.mark.parametrize("line", LINES)
def test_colours_only_add(line, printed):
    plain = printed(line)
    coloured = printed(line, "--color", "always")
    assert not STYLE.search(plain)
    assert STYLE.search(coloured)
    assert STYLE.sub("", coloured) == plain
    assert printed(line, "--color", "never", FORCE_COLOR="1") == plain


@pytest.mark.parametrize("line", LINES)
def test_the_environment_decides_where_the_command_line_does_not(line, printed):
    assert STYLE.search(printed(line, FORCE_COLOR="1"))
    assert not STYLE.search(printed(line, FORCE_COLOR="1", NO_COLOR="1"))


def test_every_command_that_prints_a_text_or_something_else_knows_it():
    root: Any = typer.main.get_command(app)
    for context in commands_below(root.make_context(PROGRAM, [], resilient_parsing=True), []):
        options = {one.name: one for one in context.command.params}
        if (form := options.get("output_format")) is not None and form.default == "text":
            assert "color" in options, command_path(context)


@pytest.fixture
def said(files, tmp_path, capfd, monkeypatch):
    """Return what a command line says on standard error."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def said(*arguments: str) -> str:
        run([*arguments])
        return capfd.readouterr().err

    return said


def test_the_severity_of_a_diagnostic_on_standard_error_is_coloured_and_nothing_else_of_it(said, monkeypatch):
    plain = said("unpack", str(FIXTURE), "one")
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = said("unpack", str(FIXTURE), "two").replace("two", "one")
    assert ": note AT932: " in plain
    assert ": \x1b[36mnote\x1b[0m AT932: " in coloured
    assert STYLE.sub("", coloured) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert said("unpack", str(FIXTURE), "three").replace("three", "one") == plain


@pytest.mark.parametrize("more", [[], ["--jobs", "2"]])
def test_an_error_is_known_by_the_colour_of_the_program_that_says_it(said, files, more):
    for arguments in (
        ["validate", "missing.json"],
        ["upgrade", "missing.json", "gone.json", "-o", "out", *more],
    ):
        assert "\x1b[31mappsmith-transform\x1b[0m: missing.json" in said(*arguments, "--color", "always")
        assert said(*arguments, "--color", "never").startswith("appsmith-transform: missing.json")


def test_the_verdict_of_a_validation_is_coloured(printed, tmp_path):
    assert "\x1b[32maccepted\x1b[0m by " in printed("validate {app}", "--color", "always")
    assert "\x1b[31mrefused\x1b[0m by 1.5 (" in printed("validate {app} --target 1.5", "--color", "always")
    nothing = tmp_path / "empty.json"
    nothing.write_text("")
    assert "\x1b[31mimports nothing\x1b[0m; " in printed(f"validate {nothing}", "--color", "always")
