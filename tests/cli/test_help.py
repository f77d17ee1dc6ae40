"""The help of every command can be read in a terminal of any width, and its examples can be copied."""

from __future__ import annotations

import re
from typing import Any

import pytest
import typer
from command_line import FIXTURE

from transform.cli._configured import commands_below
from transform.cli._settings import command_path
from transform.cli.app import PROGRAM, app, run


def every_command() -> list[tuple[str, ...]]:
    root: Any = typer.main.get_command(app)
    return [
        command_path(one)
        for one in commands_below(root.make_context(PROGRAM, [], resilient_parsing=True), [])
    ]


COMMANDS = every_command()
GROUPS = sorted({path[:1] for path in COMMANDS if len(path) > 1})


@pytest.fixture
def help_of(monkeypatch, capfd):
    def help_of(path: tuple[str, ...], width: int, option: str = "-h") -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        assert run([*path, option]) == 0
        return capfd.readouterr().out.splitlines()

    return help_of


@pytest.mark.parametrize("path", [(), *GROUPS, *COMMANDS], ids=" ".join)
def test_h_is_help_and_fits_the_terminal(path, help_of):
    assert help_of(path, 80) == help_of(path, 80, "--help")
    for width in (80, 60, 40):
        usage, *shown = help_of(path, width)
        assert usage.startswith(" ".join(["Usage: appsmith-transform", *path]))
        for line in shown:
            is_example = re.match(r"    \S", line)
            assert len(line) <= width or is_example, line


@pytest.mark.parametrize("path", [*GROUPS, *COMMANDS], ids=" ".join)
def test_examples_stay_whole_in_any_width(path, help_of):
    def examples(width: int) -> list[str]:
        return [
            line
            for line in help_of(path, width)
            if re.match(r"    \S.*appsmith-transform |    appsmith", line)
        ]

    assert examples(60) == examples(40) == examples(300)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_what_stands_for_values_can_be_read(path, help_of):
    shown = "\n".join(help_of(path, 100))
    assert not re.search(r"<(str|int|path|text|list|bool|float|directory|file)[ >\[]", shown)
    usage = shown.partition("\n\n")[0]
    assert "{" not in usage
    assert (
        not re.search(r"[a-z_]{3,}", usage.removeprefix("Usage: appsmith-transform " + " ".join(path)))
        or "|" in usage
    )


METAVARS = {
    "target": "RELEASE", "release": "RELEASE", "policy": "POLICY", "output": "FILE", "report": "FILE",
    "baseline": "FILE", "select": "CODE", "ignore": "CODE", "explain": "CODE", "page": "NAME", "widget": "NAME",
}  # fmt: skip


def test_one_option_stands_for_one_kind_of_value():
    root: Any = typer.main.get_command(app)
    for context in commands_below(root.make_context(PROGRAM, [], resilient_parsing=True), []):
        for one in context.command.params:
            if one.param_type_name == "option" and not one.is_flag and one.name in METAVARS:
                assert one.metavar == METAVARS[one.name], (command_path(context), one.name)


@pytest.mark.parametrize("option", ["--target", "--to"])
@pytest.mark.parametrize("value", ["1.9.16", "v1.9.16", "latest", "dsl=57"])
@pytest.mark.parametrize("command", [["upgrade", "--check"], ["validate"]], ids=" ".join)
def test_upgrade_and_validate_take_the_same_targets(command, option, value, capfd):
    assert run([*command, str(FIXTURE), option, value]) in (0, 1)
    capfd.readouterr()
    assert run([*command, str(FIXTURE), option, f"{value}9999"]) == 2


@pytest.mark.parametrize(
    "line", ["releases", "releases --for {app}", "config show upgrade", "upgrade {app} --check"]
)
def test_tables_fit_a_narrow_terminal(line, monkeypatch, capfd):
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.chdir(FIXTURE.parent)
    run([part.format(app=FIXTURE.name) for part in line.split()])
    printed = capfd.readouterr()
    table = [text for text in (printed.out + printed.err).splitlines() if text.startswith(("  ", "1.", "2."))]
    assert table
    assert [text for text in table if len(text) > 40 and ": " not in text] == []


@pytest.mark.parametrize("command", ["validate", "scan", "sanitize", "upgrade", "merge-check"])
def test_the_help_of_report_names_the_forms_that_there_are(command, help_of):
    said = " ".join(" ".join(help_of((command,), 80)).split())
    offered = said.partition("unless --format does:")[2].partition("(JUnit)")[0]
    forms = said.partition("--format <")[2].partition(">")[0].split("|")
    assert (".html" in offered) is ("html" in forms)
    for form, end in {
        "markdown": ".md",
        "json": ".json",
        "jsonl": ".jsonl",
        "sarif": ".sarif",
        "junit": ".xml",
    }.items():
        assert form in forms and end in offered


def test_a_misspelt_kind_of_schema_is_named_by_its_argument(capfd):
    assert run(["schema", "exprot"]) == 2
    assert "Invalid value for 'KIND': 'exprot'" in capfd.readouterr().err
