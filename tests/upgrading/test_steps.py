"""The list of page steps is complete, and every module says what it does."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from sources import sources

from transform.upgrading import pages
from transform.upgrading.steps import LATEST_PAGE_VERSION, page_steps

MIGRATE = "app/client/packages/dsl/src/migrate/"
MODULES = sorted(info.name for info in pkgutil.iter_modules(pages.__path__))


def test_there_is_one_step_for_every_version():
    assert [step.start for step in page_steps()] == list(range(LATEST_PAGE_VERSION))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_which_versions_and_what(name):
    module = importlib.import_module(f"{pages.__name__}.{name}")
    start = int(name[1:4])
    assert re.match(rf"{start or 'base'} -> {start + 1}, (v[\d.]+|before v1.0): \S", module.__doc__)
    assert module.upgrade.title.endswith(".")


@pytest.mark.parametrize("name", MODULES)
def test_a_module_names_the_files_of_the_product_in_which_its_behaviour_can_be_read(name):
    """The product numbers its files like the steps; a step without a file is part of the walk through all."""
    first, *more = sources(importlib.import_module(f"{pages.__name__}.{name}"))
    assert first == f"{MIGRATE}index.ts" or first.startswith(f"{MIGRATE}migrations/{name[1:4]}-")
    assert all(file.startswith(f"{MIGRATE}migrations/") for file in more)


@pytest.mark.parametrize("name", MODULES)
def test_a_step_has_a_test_of_the_same_name(name):
    step = importlib.import_module(f"{pages.__name__}.{name}").upgrade
    assert step.only_raises or (Path(__file__).parent / "pages" / f"test_{name}.py").is_file()
