"""Tokens of services for working together."""

from __future__ import annotations

import pytest
from makers import ALNUM, HEX, UPPER
from one_rule import M, found_by

SECRETS = [
    ("notion-token", "x = '%s';", "ntn_12345678909" + M.some(ALNUM, 35)),
    ("linear-key", "x = '%s';", "lin_api_" + M.some(ALNUM, 40)),
    ("hubspot-token", "x = '%s';", "pat-na1-" + M.uuid()),
    ("asana-token", "x = '%s';", "1/2365468993835176:" + M.some(HEX, 32)),
    ("clickup-token", "x = '%s';", "pk_28137332_" + M.some(UPPER, 32)),
    ("airtable-token", "x = '%s';", "pat" + M.some(ALNUM, 14) + "." + M.some(HEX, 64)),
]
LOOK_ALIKES = [
    "secret_name",
    "pat-na-me",
    "pk_orders_customer_id_2024",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_surrounds_it(rule, text, secret):
    assert (rule, secret) in found_by("work", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("work", text) == []
