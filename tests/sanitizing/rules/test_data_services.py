"""Tokens of services that keep data."""

from __future__ import annotations

import pytest
from makers import ALNUM, HEX
from one_rule import M, found_by

SECRETS = [
    ("databricks-token", "x = '%s';", "dapi" + M.some(HEX, 32)),
    ("planetscale-token", "x = '%s';", "pscale_tkn_" + M.some(ALNUM, 43)),
    ("supabase-token", "x = '%s';", "sbp_" + M.some(HEX, 40)),
]
LOOK_ALIKES = [
    "dapi...",
    "dapi" + M.some(HEX, 20),
    "pat-na1-overview",
    "pk.eyJ1IjoiYSJ9." + M.some(ALNUM, 22),
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("data_services", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("data_services", text) == []
