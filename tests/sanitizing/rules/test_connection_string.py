"""Passwords in pairs that semicolons divide."""

from __future__ import annotations

import pytest
from one_rule import M, found_by

SECRETS = [
    ("connection-string", "Server=db;User Id=svc;Password=%s;Encrypt=true", M.password()),
    ("connection-string", "host=db user=svc password=%s dbname=x", M.password()),
    ("jdbc-oracle-password", "jdbc:oracle:thin:scott/%s@//db:1521/x", M.password()),
    ("connection-string", "DRIVER={SQL Server};SERVER=x;UID=sa;PWD={%s};", M.password()),
]
LOOK_ALIKES = [
    "Server=.;Database=x;Trusted_Connection=True;",
    "Server=x;User Id={{u}};Password={{p}};",
    "password=q7kd92x!",
    "jdbc:oracle:thin:@//db:1521/svc",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("connection_string", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("connection_string", text) == []
