"""Keys of payment services and shops."""

from __future__ import annotations

import re

from ...patterns import pattern
from ..recognition.rule import UUID, Rule, mixed, not_an_example, token


def _drawn(match: re.Match[str]) -> bool:
    """Accept a key but not the name of a test: `test_pep695_generics_can_be_runtime_checkable`."""
    secret = match.group("secret")
    capitals, small = sum(map(str.isupper, secret)), sum(map(str.islower, secret)) - len("live")
    return min(capitals, small) >= 2 and not _NAME.fullmatch(secret) and mixed(match)


#: Words that underscores join, perhaps with numbers.
_NAME = pattern(r"(?:[A-Za-z]++[0-9]{0,3}_){4,20}+[A-Za-z0-9]{0,20}")


RULES = (
    Rule(
        "stripe-key",
        "Stripe secret key",
        ("sk_live_", "sk_test_", "rk_live_", "rk_test_", "sk_prod_", "rk_prod_", "sk_org_", "rk_org_"),
        token("(?:sk|rk)_(?:org_)?(?:live|test|prod)_[A-Za-z0-9]{16,247}"),
        accept=not_an_example,
        published=8,
        source="https://docs.stripe.com/api/authentication",
    ),
    Rule(
        "stripe-webhook-secret",
        "Stripe webhook secret",
        ("whsec_",),
        token("whsec_[A-Za-z0-9+/]{32,80}={0,2}", ends="A-Za-z0-9+/"),
        accept=not_an_example,
        published=6,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/svix.yml",
    ),
    Rule(
        "square-token",
        "Square token",
        ("sq0atp-", "sq0csp-", "sq0atb-", "sq0csb-", "eaaa"),
        token("sq0at[pb]-[A-Za-z0-9_-]{22}|sq0cs[pb]-[A-Za-z0-9_-]{43}|EAAA[A-Za-z0-9_-]{60}"),
        accept=not_an_example,
        published=4,
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "braintree-token",
        "Braintree access token",
        ("access_token$",),
        r"""(?x)
        access_token\$(?:production|sandbox)\$
        (?P<secret>[0-9a-z]{16}\$[0-9a-f]{32})(?![0-9a-f])
        """,
        near="text",
        severity="warning",
        source="https://developer.paypal.com/braintree/docs/guides/authorization/overview",
    ),
    Rule(
        "shopify-token",
        "Shopify token",
        ("shpat_", "shpca_", "shppa_", "shpss_"),
        token("shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
        accept=not_an_example,
        published=6,
        source="https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing",
    ),
    Rule(
        "plaid-token",
        "Plaid access token",
        ("access-sandbox-", "access-development-", "access-production-"),
        token(f"access-(?:sandbox|development|production)-{UUID}"),
        published=7,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/plaid.yml",
    ),
    Rule(
        "flutterwave-key",
        "Flutterwave secret key",
        ("flwseck",),
        token("FLWSECK(?:_TEST)?-[0-9a-zA-Z]{32}-X"),
        published=7,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/flutterwave.yml",
    ),
    Rule(
        "easypost-key",
        "EasyPost API key",
        ("ezak", "eztk"),
        token("EZ[AT]K[A-Za-z0-9]{54}"),
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/easypost.yml",
    ),
    Rule(
        "shippo-token",
        "Shippo token",
        ("shippo_",),
        token("shippo_(?:live|test)_[0-9a-f]{40}"),
        published=7,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/shippo.yml",
    ),
    Rule(
        "mercado-pago-token",
        "Mercado Pago access token",
        ("app_usr-",),
        token("APP_USR-[0-9]{12,16}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,12}"),
        published=8,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/mercadopago.yml",
    ),
    Rule(
        "payment-key",
        "Mollie or GoCardless API key",
        ("live_", "test_"),
        r"""(?x)
        (?<![A-Za-z0-9_-])
        (?P<secret>(?:live|test)_(?:[A-Za-z0-9]{30}|[A-Za-z0-9_-]{40}))
        (?![A-Za-z0-9_-])
        """,
        accept=_drawn,
        published=5,
        source="https://github.com/gitleaks/gitleaks/blob/v8.30.1/config/gitleaks.toml",
    ),
    Rule(
        "razorpay-key",
        "Razorpay key",
        ("rzp_live_", "rzp_test_"),
        token("rzp_(?:live|test)_[A-Za-z0-9]{14}"),
        accept=not_an_example,
        published=9,
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "lob-key",
        "Lob API key",
        ("live_", "test_"),
        r"(?<![A-Za-z0-9_-])(?P<secret>(?:live|test)_[0-9a-f]{35})(?![A-Za-z0-9_-])",
        accept=not_an_example,
        published=5,
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "adyen-key",
        "Adyen API key",
        ("aqe",),
        r"""(?x)
        (?<![A-Za-z0-9+/])
        (?P<secret>AQE[a-z][A-Za-z0-9+/]{30,200}={0,2}-[A-Za-z0-9+/]{30,80}={0,2}-[^\s\"'`\\]{12,40})
        """,
        near="text",
        published=3,
        source="https://github.com/gitleaks/gitleaks/blob/v8.30.1/config/gitleaks.toml",
    ),
    Rule(
        "midtrans-key",
        "Midtrans server key",
        ("mid-server-",),
        token("(?:SB-)?Mid-server-[A-Za-z0-9_-]{16,28}"),
        accept=not_an_example,
        published=11,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/midtrans.yml",
    ),
    Rule(
        "paddle-key",
        "Paddle API key",
        ("pdl_live_", "pdl_sdbx_"),
        token("pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}"),
        published=9,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/paddle.yml",
    ),
    Rule(
        "woocommerce-key",
        "WooCommerce consumer key or secret",
        ("ck_", "cs_"),
        token("c[ks]_[0-9a-f]{40}"),
        accept=not_an_example,
        published=3,
        source="https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
    ),
    Rule(
        "checkout-key",
        "Checkout.com secret key",
        ("sk_",),
        token(f"sk_(?:test_|sbox_)?{UUID}"),
        accept=not_an_example,
        published=3,
        source="https://github.com/mongodb/kingfisher",
    ),
    Rule(
        "xendit-key",
        "Xendit API key",
        ("xnd_",),
        token("xnd_(?:production|development)_[A-Za-z0-9]{56,72}"),
        accept=not_an_example,
        published=4,
        source="https://docs.xendit.co/docs/api-keys",
    ),
    Rule(
        "mercury-token",
        "Mercury API token",
        ("mercury_",),
        token("mercury_(?:production|sandbox)_[a-z]{3,6}_[A-Za-z0-9]{40,50}_yrucrem"),
        accept=not_an_example,
        published=8,
        source="https://github.com/mongodb/kingfisher",
    ),
    Rule(
        "ramp-secret",
        "Ramp secret or token",
        ("ramp_sec_", "ramp_business_tok_"),
        token("ramp_sec_[A-Za-z0-9]{48}", "ramp_business_tok_[A-Za-z0-9]{42}"),
        accept=not_an_example,
        published=5,
        source="https://github.com/mongodb/kingfisher",
    ),
)
