"""What a version promised is still there: names, parameters, fields, codes, rules, commands and options."""

from __future__ import annotations

import inspect
import json

import pytest
from promised import HERE, promised

import transform

NOW = promised()
VERSIONS = sorted(HERE.glob("*.json"))


def kept() -> list:
    """Return the promises that this version has to keep: those of its own major version."""
    major = transform.__version__.partition(".")[0]
    return [path for path in VERSIONS if path.stem.partition(".")[0] == major]


def test_there_are_promises_of_this_major_version():
    assert kept()


@pytest.mark.parametrize("path", kept(), ids=lambda path: path.stem)
def test_codes_and_rules_stay(path):
    then = json.loads(path.read_bytes())
    assert set(then["codes"]) <= set(NOW["codes"])
    assert set(then["rules"]) <= set(NOW["rules"])


@pytest.mark.parametrize("what", ["names", "commands"])
@pytest.mark.parametrize("path", kept(), ids=lambda path: path.stem)
def test_names_and_commands_stay_with_what_they_take_and_give(path, what):
    then = json.loads(path.read_bytes())[what]
    assert set(then) <= set(NOW[what])
    gone = {name: sorted(set(members) - set(NOW[what][name])) for name, members in then.items()}
    assert {name: members for name, members in gone.items() if members} == {}


@pytest.mark.parametrize("path", kept(), ids=lambda path: path.stem)
def test_calls_stay_right(path):
    """A parameter that was added has a default, and what could be given by position still can."""
    for name, then in json.loads(path.read_bytes())["names"].items():
        item = getattr(transform, name)
        if not inspect.isfunction(item):
            continue
        now = inspect.signature(item).parameters
        added = [one for one in now.values() if one.name not in then]
        assert all(one.default is not one.empty or one.kind is one.VAR_KEYWORD for one in added), name
        assert [one for one in now if one in then] == then, name
