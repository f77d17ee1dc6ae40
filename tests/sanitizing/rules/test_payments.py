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
    ("payment-key", "x = '%s'", "test_" + "kQ2mW8xT" * 3 + "pL5nR9"),
    ("payment-key", "x = '%s'", "live_" + "ab_d-f" * 6 + "Z9Y8"),
    ("stripe-key", "x = '%s'", "sk_prod_" + M.some(ALNUM, 99)),
    ("stripe-webhook-secret", "x = '%s'", "whsec_" + M.some(ALNUM, 32)),
    ("square-token", "x = '%s'", "sq0atp-" + M.some(ALNUM, 22)),
    ("square-token", "x = '%s'", "EAAA" + M.some(ALNUM, 60)),
    ("flutterwave-key", "x = '%s'", "FLWSECK_TEST-" + M.some(ALNUM, 32) + "-X"),
    ("easypost-key", "x = '%s'", "EZAK" + M.some(ALNUM, 54)),
    ("shippo-token", "x = '%s'", "shippo_live_" + M.some(HEX, 40)),
    ("razorpay-key", "x = '%s'", "rzp_live_" + M.some(ALNUM, 14)),
    ("lob-key", "x = '%s'", "live_" + M.some(HEX, 35)),
    (
        "adyen-key",
        "x = '%s'",
        "AQEy" + M.some(ALNUM, 60) + "=-" + M.some(ALNUM, 40) + "=-" + "k" + M.some(ALNUM, 15),
    ),
    ("paddle-key", "x = '%s'", f"pdl_live_apikey_{M.some(LOWER, 26)}_{M.some(ALNUM, 22)}_{M.some(ALNUM, 3)}"),
]
LOOK_ALIKES = [
    "pk_live_" + M.some(ALNUM, 40),
    "sk_live_" + "x" * 24,
    "live_preview_enabled_for_page_12",
    "test_that_orders_are_loaded_in_2024",
    "test_pep695_generics_can_be_runtime_checkable",  # 40 characters, lower case but for nothing
    "live_" + "abcdefgh12" * 3,  # no capitals
    "live_" + "ABCDEFGH12" * 3,  # no lower case besides the prefix
    "test_Orders_Are_Loaded_From_The_Warehouse_X1Y",
    "xlive_" + "kQ2mW8xT" * 3 + "pL5nR9",
    "pdl_live_apikey_missing",
    "rzp_live_example",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("payments", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("payments", text) == []
