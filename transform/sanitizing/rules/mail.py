"""Keys of services that send mail and messages."""

from __future__ import annotations

import re

from ..recognition.rule import Rule, mixed, not_an_example, token
from ..recognition.secret_values import CHANGE_OF_CASE


def _with_capitals(match: re.Match[str]) -> bool:
    """Accept a key but not a class of a style sheet: `md-outlined-text-field-2x`."""
    secret = match.group("secret")
    is_wild = any(map(str.isdigit, secret)) or len(CHANGE_OF_CASE.findall(secret)) >= 4
    return secret != secret.lower() and is_wild and not_an_example(match)


RULES = (
    Rule(
        "sendgrid-key",
        "SendGrid API key",
        ("sg.",),
        token(r"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
        accept=not_an_example,
        published=3,
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "mailgun-key",
        "Mailgun API key",
        ("key-",),
        token("key-[0-9a-f]{32}"),
        accept=not_an_example,
        published=4,
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "mailchimp-key",
        "Mailchimp API key",
        ("-us",),
        token("[0-9a-f]{32}-us[0-9]{1,2}"),
        accept=not_an_example,
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "brevo-key",
        "Brevo API key",
        ("xkeysib-", "xsmtpsib-"),
        token("x(?:key|smtp)sib-[0-9a-f]{64}-[A-Za-z0-9]{16}"),
        published=8,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/brevo.yml",
    ),
    Rule(
        "resend-key",
        "Resend API key",
        ("re_",),
        token("re_[1-9A-HJ-NP-Za-km-z]{8}_[1-9A-HJ-NP-Za-km-z]{24}"),
        accept=not_an_example,
        published=3,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/resend.yml",
    ),
    Rule(
        "twilio-key",
        "Twilio API key",
        ("sk",),
        token("SK[0-9a-f]{32}"),
        accept=not_an_example,
        published=2,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/twilio.yml",
    ),
    Rule(
        "twilio-auth-token",
        "Twilio auth token",
        ("twilio",),
        r"(?i)twilio[^\n]{0,200}?[\"'`](?P<secret>[0-9a-f]{32})[\"'`]",
        near="word",
        at_hints=True,
        reach=300,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/twilio.yml",
    ),
    Rule(
        "mailgun-private-key",
        "Mailgun private API key",
        ("mailgun",),
        r"(?<![0-9a-z-])(?P<secret>[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})(?![0-9a-z-])",
        near="word",
        reach=300,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/mailgun.yml",
    ),
    Rule(
        "mandrill-key",
        "Mandrill API key",
        ("md-",),
        token("md-[A-Za-z0-9_-]{22}"),
        accept=_with_capitals,
        published=3,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/mandrill.yml",
    ),
    Rule(
        "klaviyo-key",
        "Klaviyo private API key",
        ("pk_",),
        token("pk_[0-9a-f]{34}"),
        accept=mixed,
        published=3,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/klaviyo.yml",
    ),
    Rule(
        "nylas-key",
        "Nylas API key",
        ("nyk_",),
        token("nyk_[A-Za-z0-9_]{67}"),
        accept=not_an_example,
        published=4,
        source="https://developer.nylas.com/docs/v3/auth/",
    ),
    Rule(
        "telnyx-key",
        "Telnyx API key",
        ("key",),
        token("KEY[0-9A-F]{25,35}_[A-Za-z0-9]{22}", "KEY[A-Za-z0-9_-]{55}"),
        accept=mixed,
        published=3,
        source="https://github.com/mongodb/kingfisher",
    ),
)
