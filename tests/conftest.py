"""How hypothesis behaves: no time limits, as machines differ; in CI the same examples at every run,
fewer of them in the developer loop.

And which tests are slow without a mark of their own.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, print_blob=True)
settings.register_profile("fast", settings.get_profile("local"), max_examples=25)
settings.load_profile("ci" if os.environ.get("CI") else "local")

#: What starts a process is imported under one of these names.
STARTERS = frozenset({"appsmith_transform", "subprocess"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of a module that starts processes as slow, unless it says itself which of them are."""
    functions = [item for item in items if isinstance(item, pytest.Function)]
    says_itself = {item.module for item in functions if any(mark.name == "slow" for mark in item.own_markers)}
    for item in functions:
        if item.module not in says_itself and not STARTERS.isdisjoint(vars(item.module)):
            item.add_marker(pytest.mark.slow)
