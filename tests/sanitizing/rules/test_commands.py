"""Passwords in options of one letter."""

from __future__ import annotations

import pytest
from one_rule import M, found_by

SECRETS = [
    ("command-password", "mysql -u root -p%s orders", M.password()),
    ("command-password", "sshpass -p '%s' ssh u@h", M.password()),
    ("command-password", "redis-cli -h r -a %s", M.password()),
    ("command-password", "sqlcmd -S db -P %s", M.password()),
]
LOOK_ALIKES = [
    "mysql -u root -p orders",
    "docker run -p 8080:80 image",
    "redis-cli -h localhost ping",
    "mysql -u root -p$PASSWORD",
    "the mysql server and its -port",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("commands", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("commands", text) == []
