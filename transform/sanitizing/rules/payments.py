"""Keys of payment services and shops."""

from __future__ import annotations

import re

from ..recognition.rule import UUID, Rule, mixed, not_an_example, token


def _drawn(match: re.Match[str]) -> bool:
    """Accept a key but not the name of a test: `test_pep695_generics_can_be_runtime_checkable`."""
    secret = match.group("secret")
    capitals, small = sum(map(str.isupper, secret)), sum(map(str.islower, secret)) - len("live")
    return min(capitals, small) >= 2 and not _NAME.fullmatch(secret) and mixed(match)


#: Words that underscores join, perhaps with numbers.
_NAME = re.compile(r"(?:[A-Za-z]++[0-9]{0,3}_){4,20}+[A-Za-z0-9]{0,20}")


RULES = (
    Rule(
        "stripe-key",
        "Stripe secret key",
        ("sk_live_", "sk_test_", "rk_live_", "rk_test_", "sk_prod_", "rk_prod_"),
        token("(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{16,247}"),
        accept=not_an_example,
        published=8,
        source="https://docs.stripe.com/keys",
    ),
    Rule(
        "stripe-webhook-secret",
        "Stripe webhook secret",
        ("whsec_",),
        token("whsec_[A-Za-z0-9+/]{32,80}={0,2}", ends="A-Za-z0-9+/"),
        accept=not_an_example,
        published=6,
        source="https://docs.stripe.com/webhooks/signature",
    ),
    Rule(
        "square-token",
        "Square token",
        ("sq0atp-", "sq0csp-", "sq0atb-", "sq0csb-", "eaaa"),
        token("sq0at[pb]-[A-Za-z0-9_-]{22}|sq0cs[pb]-[A-Za-z0-9_-]{43}|EAAA[A-Za-z0-9_-]{60}"),
        accept=not_an_example,
        published=4,
        source="https://developer.squareup.com/docs/build-basics/access-tokens",
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
        source="https://plaid.com/docs/api/tokens/",
    ),
    Rule(
        "flutterwave-key",
        "Flutterwave secret key",
        ("flwseck",),
        token("FLWSECK(?:_TEST)?-[0-9a-zA-Z]{32}-X"),
        published=7,
        source="https://developer.flutterwave.com/v3.0.0/docs/authentication",
    ),
    Rule(
        "easypost-key",
        "EasyPost API key",
        ("ezak", "eztk"),
        token("EZ[AT]K[A-Za-z0-9]{54}"),
        published=4,
        source="https://docs.easypost.com/docs/api-keys",
    ),
    Rule(
        "shippo-token",
        "Shippo token",
        ("shippo_",),
        token("shippo_(?:live|test)_[0-9a-f]{40}"),
        published=7,
        source="https://docs.goshippo.com/docs/guides_general/authentication/",
    ),
    Rule(
        "mercado-pago-token",
        "Mercado Pago access token",
        ("app_usr-",),
        token("APP_USR-[0-9]{12,16}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,12}"),
        published=8,
        source="https://www.mercadopago.com/developers/en/docs/your-integrations/credentials",
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
        source="https://docs.mollie.com/reference/authentication",
    ),
    Rule(
        "razorpay-key",
        "Razorpay key",
        ("rzp_live_", "rzp_test_"),
        token("rzp_(?:live|test)_[A-Za-z0-9]{14}"),
        accept=not_an_example,
        published=9,
        source="https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/",
    ),
    Rule(
        "lob-key",
        "Lob API key",
        ("live_", "test_"),
        r"(?<![A-Za-z0-9_-])(?P<secret>(?:live|test)_[0-9a-f]{35})(?![A-Za-z0-9_-])",
        accept=not_an_example,
        published=5,
        source="https://help.lob.com/account-management/api-keys",
    ),
    Rule(
        "adyen-key",
        "Adyen API key",
        ("aqe",),
        r"""(?x)
        (?<![A-Za-z0-9+/])
        (?P<secret>AQE[a-z][A-Za-z0-9+/]{30,200}={0,2}-[A-Za-z0-9+/]{30,80}={0,2}-[^\s\"'\\]{12,40})
        """,
        near="text",
        published=3,
        source="https://docs.adyen.com/development-resources/api-credentials",
    ),
    Rule(
        "midtrans-key",
        "Midtrans server key",
        ("mid-server-",),
        token("(?:SB-)?Mid-server-[A-Za-z0-9_-]{24}"),
        accept=not_an_example,
        published=11,
        source="https://docs.midtrans.com/docs/midtrans-account",
    ),
    Rule(
        "paddle-key",
        "Paddle API key",
        ("pdl_live_", "pdl_sdbx_"),
        token("pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}"),
        published=9,
        source="https://developer.paddle.com/api-reference/about/api-keys",
    ),
)
