"""Codes, rules and kinds of damage are selected, left out, explained and listed alike in every command that reports."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import orjson
import pytest
from an_application import application, postgres
from command_line import FIXTURE
from makers import Maker
from planted_secrets import all_planted

from transform.cli._selection import Selection, catalogue, explanation, selection
from transform.cli.app import run
from transform.errors import InputError

SECRET = next(planted for planted in all_planted() if planted.kind == "Stripe live key")
COMMANDS = ["scan", "sanitize", "validate", "upgrade", "merge-check"]
A_NAME = {
    "scan": "stripe-key",
    "sanitize": "stripe-key",
    "validate": "AT501",
    "upgrade": "AT201",
    "merge-check": "merge-lost",
}


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ((), (), True),
        (("AT5",), (), True),
        (("at501",), (), True),
        (("AT6",), (), False),
        ((), ("AT5",), False),
        (("AT5",), ("AT501",), False),
        (("AT",), ("AT6", "AT7"), True),
        (("AT6,AT5",), (), True),
    ],
)
def test_codes_are_chosen_by_their_start(select, ignore, chosen) -> None:
    assert selection([*select], [*ignore], "validate")("AT501") is chosen


@pytest.mark.parametrize("command", ["validate", "upgrade"])
@pytest.mark.parametrize("code", ["AT911", "AT952"])
def test_codes_of_layouts_and_backups_are_known(command, code, capfd) -> None:
    """What an input is read from is told of by these commands, too."""
    assert selection([code], None, command)(code)
    assert run([command, "--explain", code]) == 0
    assert capfd.readouterr().out.startswith(f"{code} (warning): ")


def test_nothing_selected_is_all() -> None:
    assert not selection(None, [], "scan") and selection(None, None, "scan")("jwt")
    assert Selection(("JWT",))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--select", "--ignore", "--explain"])
def test_a_misspelt_name_is_refused_with_a_suggestion(command, option, capfd) -> None:
    right = A_NAME[command]
    wrong = f"{right[:2]}T{right[2:]}"
    arguments = [command, *([] if command == "merge-check" else [str(FIXTURE)]), option, wrong]
    if command in ("sanitize", "upgrade"):
        arguments.append("--check")
    assert run(arguments) == 2
    assert f"Did you mean {right}?" in capfd.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_each_name_is_listed_and_explained(command, capfd, monkeypatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert run([command, "--list"]) == 0
    listed = {line.split()[0] for line in capfd.readouterr().out.splitlines()[1:]}
    assert listed == set(catalogue(command))
    name = A_NAME[command]
    assert run([command, "--explain", name.upper()]) == 0
    assert capfd.readouterr().out.startswith(f"{name} ({catalogue(command)[name].level}): ")


def test_an_explanation_says_what_to_do(capfd) -> None:
    assert run(["scan", "--explain", "stripe-key"]) == 0
    said = capfd.readouterr().out
    assert "sanitize" in said and "https://" in said
    assert run(["validate", "--explain", "at102"]) == 0
    assert capfd.readouterr().out == "AT102 (note): The file begins with a byte order mark.\n"


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(InputError, match="AT8"):
        selection(["AT1", "AT8"], None, "validate")


@pytest.fixture
def export(tmp_path: Path) -> str:
    path = tmp_path / "app.json"
    path.write_bytes(orjson.dumps(application([SECRET.text], [postgres(Maker(21).password())])))
    return str(path)


@pytest.mark.parametrize("command", [["scan"], ["sanitize", "--check"]], ids=" ".join)
def test_what_is_ignored_is_neither_listed_nor_a_failure(command, export, capfd) -> None:
    def rules(*arguments: str) -> set[str]:
        run([*command, export, "--format", "json", *arguments])
        (file,) = json.loads(capfd.readouterr().out)["results"]
        return {finding["rule"] for finding in file["findings"]}

    every = rules()
    assert {"stripe-key", "datasource-secret"} <= every
    assert rules("--ignore", "stripe") == every - {"stripe-key"}
    assert rules("--select", "stripe-key") == {"stripe-key"}
    left_out = [part for rule in every for part in ("--ignore", rule)]
    assert run([*command, export, *left_out]) == 0
    assert run([*command, export, "--select", "stripe-key"]) == 1


def test_what_is_ignored_is_sanitized_all_the_same(export, tmp_path) -> None:
    out = tmp_path / "out.json"
    assert run(["sanitize", export, "-o", str(out), "--ignore", "stripe-key"]) == 0
    assert SECRET.secret not in out.read_text()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_what_is_explained_and_listed_fits_the_terminal_and_loses_no_word(command, width, capfd, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    known = catalogue(command)
    shown = []
    for columns in (None, width):
        if columns:
            monkeypatch.setenv("COLUMNS", str(columns))
        assert run([command, "--list"]) == 0
        shown.append(capfd.readouterr().out)
    assert len(shown[0].splitlines()) == 1 + len(known)  # one line each for programs
    assert all(len(line) <= width or " " not in line.strip() for line in shown[1].splitlines())
    for name, rule in known.items():
        assert name in shown[1] and " ".join(rule.description.split()) in " ".join(shown[1].split())


@pytest.mark.parametrize("width", [40, 80])
def test_the_lines_of_an_explanation_are_full_however_its_source_was_laid_out(width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    known = catalogue("validate")
    for name in known:
        parts = explanation(name, known).split("\n\n")
        for part in parts:
            lines = part.splitlines()
            if not part.startswith("```"):
                for line, following in pairwise(lines):
                    assert len(line) <= width or " " not in line
                    assert len(line) + 1 + len(following.split(" ")[0]) > width
    assert "```\n{{Tabel1.selectedRow.id}}\n```" in explanation("AT501", known)


@pytest.mark.parametrize("command", ["scan", "sanitize --check", "validate", "merge-check"])
def test_a_baseline_that_is_missing_can_be_written(command, tmp_path, capfd) -> None:
    missing = tmp_path / "accepted.json"
    inputs = [] if command == "merge-check" else [str(FIXTURE)]
    assert run([*command.split(), *inputs, "--baseline", str(missing)]) == 2
    said = capfd.readouterr().err
    assert f"{missing} does not exist. --write-baseline writes it" in said
    assert not missing.exists()
