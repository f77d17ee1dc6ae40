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


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
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
