"""The hooks that pre-commit is offered are commands that exist and do what they say."""

from __future__ import annotations

import shutil
from pathlib import Path

import orjson
import pytest
import yaml
from an_application import application, postgres
from command_line import FIXTURE, appsmith_transform
from makers import Maker

pytestmark = pytest.mark.slow

HOOKS = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())


@pytest.mark.parametrize("hook", HOOKS[:3], ids=lambda hook: hook["id"])
def test_a_hook_fails_for_secrets_or_takes_them_out(hook, tmp_path):
    program, *arguments = hook["entry"].split()
    assert program == "appsmith-transform"
    password = Maker(31).password()
    path = tmp_path / "app.json"
    path.write_bytes(orjson.dumps(application([], [postgres(password)])))
    done = appsmith_transform(*arguments, path)
    is_gone = password not in path.read_text()
    assert is_gone if "--write" in arguments else done.returncode == 1


def test_the_scan_passes_what_has_none(tmp_path):
    (scan,) = (hook for hook in HOOKS if hook["id"] == "appsmith-scan")
    path = shutil.copy(FIXTURE, tmp_path / "app.json")
    assert appsmith_transform(*scan["entry"].split()[1:], path).returncode == 0


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_passes_over_files_of_other_programs_but_no_damaged_export(hook, tmp_path):
    others = {
        "tsconfig.json": '{ // a comment\n "a": 1 }',
        "list.json": "[1]",
        "package.json": '{"name": "x"}',
    }
    for name, text in others.items():
        (tmp_path / name).write_text(text)
    arguments = hook["entry"].split()[1:]
    done = appsmith_transform(*arguments, *(tmp_path / name for name in others))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert all((tmp_path / name).read_text() == text for name, text in others.items())
    damaged = tmp_path / "app.json"
    damaged.write_text('{"exportedApplication": {}, "pageList": [')
    assert appsmith_transform(*arguments, damaged).returncode == (1 if "validate" in arguments else 2)
