"""The schema steps are complete, and every module says what it does."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from sources import sources

from transform.product.releases import releases
from transform.upgrading import client, server
from transform.upgrading.schema_steps import schema_steps

MODULES = [
    (p, i.name) for p in (client, server) for i in pkgutil.iter_modules(p.__path__) if i.name != "plugins"
]


def test_there_is_one_step_for_every_version():
    assert [step.start for step in schema_steps("server")] == list(range(12))
    assert [step.start for step in schema_steps("client")] == list(range(2))


@pytest.mark.parametrize(("package", "name"), MODULES)
def test_a_module_says_what_it_does_and_has_a_test(package, name):
    module = importlib.import_module(f"{package.__name__}.{name}")
    part = package.__name__.rpartition(".")[2]
    start = int(name[1:3])
    first = next((one for one in releases() if one.versions.to_dict()[part] == start + 1), None)
    came = f"v{first.name}" if first else "behind a feature flag"
    assert module.__doc__.startswith(f"{part.capitalize()} schema {start} -> {start + 1}, {came}: ")
    assert module.upgrade.title.endswith(".")
    assert all(file.endswith(".java") for file in sources(module))
    tests = Path(__file__).parent / part
    assert list(tests.glob(f"test_*{name}.py"))
