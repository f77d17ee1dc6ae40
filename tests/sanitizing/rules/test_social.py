"""Tokens of social networks."""

from __future__ import annotations

import pytest
from makers import ALNUM, LOWER
from one_rule import M, found_by

SECRETS = [
    ("facebook-token", "x = '%s';", "EAA" + M.some(ALNUM, 120)),
    ("twitch-token", "x = '%s';", "oauth:" + M.some(LOWER, 30)),
    ("twitter-bearer", "x = '%s';", "A" * 21 + M.some(ALNUM, 80)),
]
LOOK_ALIKES = [
    "oauth:token-of-the-user",
    "EAAccount",
    "A" * 60,
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_surrounds_it(rule, text, secret):
    assert (rule, secret) in found_by("social", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("social", text) == []
