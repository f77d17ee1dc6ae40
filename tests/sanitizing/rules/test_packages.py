"""Tokens of package registries."""

from __future__ import annotations

import pytest
from makers import ALNUM, HEX, URLSAFE
from one_rule import M, found_by

SECRETS = [
    ("npm-token", "x = '%s';", M.with_crc("npm_")),
    ("pypi-token", "x = '%s';", "pypi-AgEIcHlwaS5vcmc" + M.some(URLSAFE, 120) + "q"),
    ("rubygems-key", "x = '%s';", "rubygems_" + M.some(HEX, 48)),
    ("docker-token", "x = '%s';", "dckr_pat_" + M.some(URLSAFE, 26) + "c"),
]
LOOK_ALIKES = [
    "npm_" + M.some(ALNUM, 36),
    "npm_config_registry_is_set_to_something_else",
    "rubygems_version",
    "cio" + "x" * 32,
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("packages", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("packages", text) == []
