"""Tokens of GitLab."""

from __future__ import annotations

import pytest
from makers import HEX, URLSAFE
from one_rule import M, found_by

SECRETS = [
    ("gitlab-token", "x = '%s';", "glpat-" + M.some(URLSAFE, 19) + "7"),
    ("gitlab-token", "x = '%s';", "glptt-" + M.some(HEX, 40)),
    ("gitlab-token", "x = '%s';", "GR1348941" + M.some(URLSAFE, 19) + "a"),
]
LOOK_ALIKES = [
    "glpat-" + "x" * 20,
    "glpat-short",
    "gl-button-primary-default",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("gitlab", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("gitlab", text) == []
