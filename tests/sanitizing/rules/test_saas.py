"""Tokens of other services."""

from __future__ import annotations

import pytest
from makers import ALNUM
from one_rule import M, found_by

SECRETS = [
    ("duffel-token", "x = '%s';", "duffel_test_" + M.some(ALNUM, 43)),
    ("maxmind-key", "x = '%s';", M.some(ALNUM, 6) + "_" + M.some(ALNUM, 29) + "_mmk"),
    ("salesforce-session", "x = '%s';", "00D" + M.some(ALNUM, 12) + "!AQ" + M.some(ALNUM, 94)),
]
LOOK_ALIKES = [
    "duffel_test_run",
    "api-get-orders-by-customer",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("saas", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("saas", text) == []
