"""Which files of a folder are inputs."""

from __future__ import annotations

import json

import pytest
from command_line import FIXTURE, appsmith_transform

from transform.cli._folders import Chosen
from transform.errors import InputError

FILES = ("a.json", "a.old.json", "drafts/b.json", "team/c.json", "team/drafts/d.json")


@pytest.fixture
def folder(tmp_path):
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(FIXTURE.read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("chosen", "taken"),
    [
        (Chosen(), FILES),
        (Chosen(recursive=False), ("a.json", "a.old.json")),
        (Chosen(include=("team/",)), ("team/c.json", "team/drafts/d.json")),
        (Chosen(include=("/*.json",)), ("a.json", "a.old.json")),
        (Chosen(include=("[ab].json",)), ("a.json", "drafts/b.json")),
        (Chosen(exclude=("*.old.json", "drafts/")), ("a.json", "team/c.json")),
        (Chosen(exclude=("/drafts/",)), ("a.json", "a.old.json", "team/c.json", "team/drafts/d.json")),
        (Chosen(include=("team/",), exclude=("d.json",)), ("team/c.json",)),
        (Chosen(exclude=("*.json", "!c.json")), ("team/c.json",)),
        (Chosen(include=("team/**/d.json",)), ("team/drafts/d.json",)),
    ],
)
def test_patterns_are_those_of_git(folder, chosen, taken):
    assert chosen.below(folder) == [str(folder / name) for name in taken]


def test_a_layout_is_chosen_by_its_folder(tmp_path):
    for name in ("shop", "till"):
        (tmp_path / name / "pages").mkdir(parents=True)
        (tmp_path / name / "application.json").write_text("{}")
    assert Chosen(recursive=False).below(tmp_path) == [str(tmp_path / "shop"), str(tmp_path / "till")]
    assert Chosen(exclude=("till/",)).below(tmp_path) == [str(tmp_path / "shop")]
    assert Chosen(exclude=("till/",)).below(tmp_path / "till") == [str(tmp_path / "till")]


def test_that_nothing_is_chosen_is_told(folder):
    with pytest.raises(InputError, match="is chosen"):
        Chosen(include=("*.txt",)).below(folder)


@pytest.mark.parametrize("command", ["upgrade --check", "scan", "validate", "info", "sanitize --check"])
def test_commands_take_what_is_chosen(folder, command):
    report = [] if command.startswith("upgrade") else ["--format", "json"]
    more = ["--report", folder / "report"] if command.startswith("upgrade") else []
    chosen = ["--no-recursive", "--exclude", "*.old.json"]
    done = appsmith_transform(*command.split(), folder, *chosen, *report, *more)
    assert done.returncode in (0, 1), done.stderr
    text = (folder / "report").read_text() if more else done.stdout.decode()
    assert json.loads(text)
    assert "a.json" in text
    assert not any(name in text for name in FILES[1:])


def test_a_file_that_is_named_itself_is_taken(folder):
    done = appsmith_transform("info", folder / "a.json", "--exclude", "*.json")
    assert done.returncode == 0
    assert done.stdout == appsmith_transform("info", folder / "a.json").stdout
