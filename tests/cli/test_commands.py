"""Values reach a command as its function declares them, converted only where that is needed."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Annotated, Any, Literal

import pytest
import typer
from command_line import FIXTURE, appsmith_transform

from transform.cli._commands import Command
from transform.cli.app import command_names


def parsed(*arguments: str) -> Any:
    """Return what a command with one parameter of each kind gets."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    seen = {}

    @app.command(cls=Command)
    def command(
        names: list[str],
        form: Annotated[Literal["text", "json"], typer.Option()] = "text",
        level: Annotated[int | None, typer.Option(min=0, max=16)] = None,
        tags: Annotated[list[str] | None, typer.Option("--tag")] = None,
        quiet: Annotated[bool, typer.Option("--quiet")] = False,
        key: Annotated[str, typer.Option(envvar="TEST_KEY")] = "",
    ) -> None:
        seen.update(names=names, form=form, level=level, tags=tags, quiet=quiet, key=key)

    try:
        app(list(arguments), standalone_mode=True)
    except SystemExit as exit_:
        return seen if exit_.code == 0 else exit_.code
    return seen


DEFAULTS = {"form": "text", "level": None, "tags": None, "quiet": False, "key": ""}


@pytest.mark.parametrize(
    ("arguments", "values"),
    [
        (["a"], {"names": ["a"]}),
        (["a", "--form", "json", "--quiet"], {"names": ["a"], "form": "json", "quiet": True}),
        (["a", "--tag", "x", "--tag", "y"], {"names": ["a"], "tags": ["x", "y"]}),
        (["a", "--level", "4"], {"names": ["a"], "level": 4}),
        (["a", "--level", "17"], 2),
        (["a", "--level", "x"], 2),
        (["a", "--form", "xml"], 2),
        ([], 2),
    ],
    ids=str,
)
def test_values_are_those_that_the_function_declares(arguments, values):
    assert parsed(*arguments) == (values if isinstance(values, int) else DEFAULTS | values)


def test_a_value_from_the_environment_counts(monkeypatch):
    monkeypatch.setenv("TEST_KEY", "k")
    assert parsed("a")["key"] == "k"


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [["upgrade", FIXTURE, "-q"], ["scan", FIXTURE], ["releases"], ["--help"], ["upgrade", "-h"]],
    ids=str,
)
def test_no_plain_command_line_needs_the_slow_conversion(arguments):
    code = (
        "import sys; from transform.cli.app import run; run(sys.argv[1:]); "
        "sys.exit('pydantic' in sys.modules or 'rich' in sys.modules)"
    )
    line = [sys.executable, "-c", code, *map(str, arguments)]
    assert subprocess.run(line, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("command", ["upgrade", "scan", "sanitize", "validate", "info"])
def test_a_command_on_a_file_loads_nothing_for_layouts_backups_or_pages(command):
    code = (
        "import sys; from transform.cli.app import run; run(sys.argv[1:]); "
        "unwanted = ('transform.storage.inputs', 'transform.storage.backup.reading', 'jinja2', 'jsonpatch'); "
        "sys.exit(3 if any(name in sys.modules for name in unwanted) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, command, FIXTURE], capture_output=True, check=False)
    assert done.returncode != 3


def test_importing_the_command_line_changes_no_environment():
    code = "import os; before = dict(os.environ); import transform.cli.app; assert dict(os.environ) == before"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["upgrdae", "x"], "No such command 'upgrdae'. Did you mean upgrade?"),
        (["datasources", "lsit"], "list"),
        (["upgrade", "x", "--outptu", "y"], "--output"),
        (["xyz"], "No such command 'xyz'."),
    ],
    ids=str,
)
def test_a_misspelt_name_gets_a_suggestion(arguments, words):
    done = appsmith_transform(*arguments)
    assert (done.returncode, words in done.stderr.decode()) == (2, True)


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["-h"], ["upgrade", "-h"], ["datasources", "fill", "-h"]], ids=str)
def test_h_is_help(arguments):
    done = appsmith_transform(*arguments)
    assert done.returncode == 0
    assert done.stdout == appsmith_transform(*arguments[:-1], "--help").stdout


@pytest.mark.slow
@pytest.mark.parametrize("line", ["releases --all", "validate --list", "scan --list"])
def test_a_list_may_be_read_in_part(line):
    command = f"set -o pipefail; {sys.executable} -m transform {line} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout.count(b"\n"), done.stderr) == (0, 1, b"")


@pytest.mark.slow
@pytest.mark.parametrize("name", command_names())
def test_no_help_speaks_of_types_of_python(name):
    shown = help_of(name)
    assert not re.search(r"<(str|int( range)?|list.str.|path|text)>", shown)


def test_the_examples_of_a_help_stay_in_one_line_each():
    shown = help_of("datasources", COLUMNS="60").splitlines()
    assert (
        "    appsmith-transform datasources fill values.toml app.json --environment staging --write" in shown
    )


@pytest.mark.parametrize(
    ("arguments", "suggestion"),
    [
        (["validate", "--targt", "1.91", FIXTURE], "--target"),
        (["validate", "--format", "sraif", FIXTURE], "Did you mean sarif?"),
        (["validate", "--select", "AT0501", FIXTURE], "Did you mean AT501?"),
        (["scan", "--policy", "stirct", FIXTURE], "Did you mean strict?"),
        (["upgrade", "--to", "1.9.166", FIXTURE], "1.9.60"),
        (["git", "instal"], "install"),
    ],
    ids=str,
)
def test_a_misspelt_value_gets_a_suggestion(arguments, suggestion):
    done = appsmith_transform(*arguments)
    assert done.returncode == 2
    assert suggestion in done.stderr.decode()


@pytest.mark.parametrize("command", ["releases --all", "scan --list", "validate --list", "--help"])
def test_a_reader_that_goes_early_is_no_error(command):
    line = f"set -o pipefail; {sys.executable} -m transform {command} | head -n 1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def help_of(name: str, **environment: str) -> str:
    return appsmith_transform(name, "--help", **environment).stdout.decode()
