"""Passwords in SQL."""

from __future__ import annotations

import pytest
from one_rule import M, found_by

SECRETS = [
    ("sql-password", "ALTER USER r WITH PASSWORD '%s'", M.password()),
    ("sql-identified-by", "CREATE USER r IDENTIFIED BY '%s'", M.password()),
    ("sql-identified-by", "CREATE USER r IDENTIFIED BY %s;", M.password()),
    ("sql-insert", "INSERT INTO u (name, password) VALUES ('Ann', '%s')", M.password()),
]
LOOK_ALIKES = [
    "WHERE password = $1",
    "IDENTIFIED BY customer_id",
    "INSERT INTO u (password) VALUES ($1)",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_surrounds_it(rule, text, secret):
    assert (rule, secret) in found_by("sql", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("sql", text) == []
