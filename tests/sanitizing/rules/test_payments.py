"""Keys of payment services."""

from __future__ import annotations

import pytest
from makers import ALNUM, HEX, LOWER
from one_rule import M, found_by

SECRETS = [
    ("stripe-key", "x = '%s'", "sk_live_" + M.some(ALNUM, 24)),
    ("stripe-key", "x = '%s'", "rk_test_" + M.some(ALNUM, 24)),
    ("shopify-token", "x = '%s'", "shpat_" + M.some(HEX, 32)),
    ("plaid-token", "x = '%s'", "access-production-" + M.uuid()),
    ("braintree-token", "access_token$production$%s", M.some(LOWER, 16) + "$" + M.some(HEX, 32)),
    ("payment-key", "x = '%s'", "live_" + M.some(ALNUM, 28) + "4b"),
]
LOOK_ALIKES = [
    "pk_live_" + M.some(ALNUM, 40),
    "sk_live_" + "x" * 24,
    "live_preview_enabled_for_page_12",
    "test_that_orders_are_loaded_in_2024",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("payments", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("payments", text) == []
