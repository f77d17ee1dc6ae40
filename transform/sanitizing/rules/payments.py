"""Keys of payment services and shops."""

from __future__ import annotations

import re

from ..recognition.rule import Rule, mixed, not_an_example, token


def _drawn(match: re.Match[str]) -> bool:
    """Tell a key from the name of a test: `test_pep695_generics_can_be_runtime_checkable`."""
    secret = match.group("secret")
    return min(sum(map(str.isupper, secret)), sum(map(str.islower, secret)) - 4) >= 2 and mixed(match)


RULES = (
    Rule(
        "stripe-key",
        "Stripe secret key",
        ("sk_live_", "sk_test_", "rk_live_", "rk_test_", "sk_prod_", "rk_prod_"),
        token("(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{16,247}"),
        accept=not_an_example,
        published=8,
    ),
    Rule(
        "stripe-webhook-secret",
        "Stripe webhook secret",
        ("whsec_",),
        token("whsec_[A-Za-z0-9+/]{32,80}={0,2}", ends="A-Za-z0-9+/"),
        accept=not_an_example,
        published=6,
    ),
    Rule(
        "square-token",
        "Square token",
        ("sq0atp-", "sq0csp-", "sq0atb-", "sq0csb-", "eaaa"),
        token("sq0at[pb]-[A-Za-z0-9_-]{22}|sq0cs[pb]-[A-Za-z0-9_-]{43}|EAAA[A-Za-z0-9_-]{60}"),
        accept=not_an_example,
        published=4,
    ),
    Rule(
        "braintree-token",
        "Braintree access token",
        ("access_token$",),
        r"access_token\$(?:production|sandbox)\$(?P<secret>[0-9a-z]{16}\$[0-9a-f]{32})(?![0-9a-f])",
        near="text",
    ),
    Rule(
        "shopify-token",
        "Shopify token",
        ("shpat_", "shpca_", "shppa_", "shpss_"),
        token("shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
        accept=not_an_example,
        published=6,
    ),
    Rule(
        "plaid-token",
        "Plaid access token",
        ("access-sandbox-", "access-development-", "access-production-"),
        token(
            "access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
        ),
        published=7,
    ),
    Rule(
        "flutterwave-key",
        "Flutterwave secret key",
        ("flwseck",),
        token("FLWSECK(?:_TEST)?-[0-9a-zA-Z]{32}-X"),
        published=7,
    ),
    Rule(
        "easypost-key",
        "EasyPost API key",
        ("ezak", "eztk"),
        token("EZ[AT]K[A-Za-z0-9]{54}"),
        published=4,
    ),
    Rule(
        "shippo-token",
        "Shippo token",
        ("shippo_",),
        token("shippo_(?:live|test)_[0-9a-f]{40}"),
        published=7,
    ),
    Rule(
        "mercado-pago-token",
        "Mercado Pago access token",
        ("app_usr-",),
        token("APP_USR-[0-9]{12,16}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,12}"),
        published=8,
    ),
    Rule(
        "payment-key",
        "Mollie or GoCardless API key",
        ("live_", "test_"),
        r"(?<![A-Za-z0-9_-])(?P<secret>(?:live|test)_(?:[A-Za-z0-9]{30}|[A-Za-z0-9_-]{40}))(?![A-Za-z0-9_-])",
        accept=_drawn,
        published=5,
    ),
    Rule(
        "razorpay-key",
        "Razorpay key",
        ("rzp_live_", "rzp_test_"),
        token("rzp_(?:live|test)_[A-Za-z0-9]{14}"),
        accept=not_an_example,
        published=9,
    ),
    Rule(
        "lob-key",
        "Lob API key",
        ("live_", "test_"),
        r"(?<![A-Za-z0-9_-])(?P<secret>(?:live|test)_[0-9a-f]{35})(?![A-Za-z0-9_-])",
        accept=not_an_example,
        published=5,
    ),
    Rule(
        "adyen-key",
        "Adyen API key",
        ("aqe",),
        r"(?<![A-Za-z0-9+/])(?P<secret>AQE[a-z][A-Za-z0-9+/]{30,200}={0,2}-[A-Za-z0-9+/]{30,80}={0,2}"
        r"-[^\s\"'\\]{12,40})",
        near="text",
        published=3,
    ),
    Rule(
        "midtrans-key",
        "Midtrans server key",
        ("mid-server-",),
        token("(?:SB-)?Mid-server-[A-Za-z0-9_-]{24}"),
        accept=not_an_example,
        published=11,
    ),
    Rule(
        "paddle-key",
        "Paddle API key",
        ("pdl_live_", "pdl_sdbx_"),
        token("pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}"),
        published=9,
    ),
)
