"""Version, help, unknown commands, exit codes."""

from __future__ import annotations

import importlib

import pytest
from command_line import appsmith_transform

import transform
from transform.cli.app import command_module, command_names


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_shown(option):
    assert appsmith_transform(option).stdout.decode().split() == ["appsmith-transform", transform.__version__]


def test_help_lists_every_command_with_one_line():
    shown = appsmith_transform("--help").stdout.decode()
    for name in command_names():
        line = importlib.import_module(command_module(name)).__doc__.partition("\n")[0]
        assert line.rstrip(".")[:40] in shown.replace("\n" + " " * 15, " ")
    assert "\x1b" not in shown


@pytest.mark.parametrize("name", command_names())
def test_every_command_has_help(name):
    done = appsmith_transform(name, "--help")
    assert done.returncode == 0
    assert b"Usage" in done.stdout


def test_an_unknown_command_is_wrong_usage():
    done = appsmith_transform("upgrad")
    assert done.returncode == 2
    assert b"No such command 'upgrad'" in done.stderr
