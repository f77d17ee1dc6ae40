"""Tokens and webhooks of chat services."""

from __future__ import annotations

import re

from ..recognition.checksums import base64_text
from ..recognition.rule import Rule, not_an_example, token

_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


def _names_a_bot(match: re.Match[str]) -> bool:
    """Return whether the first part of a Discord token encodes the number of an account."""
    user = base64_text(match.group("secret").partition(".")[0])
    return user is not None and user.isdigit()


RULES = (
    Rule(
        "slack-token",
        "Slack token",
        ("xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-", "xoxe", "xapp-"),
        token(
            r"xox[abposre]-(?:[0-9]-)?[0-9]{8,14}(?:-[A-Za-z0-9]{6,80}){1,4}|xoxe\.xox[bp]-[0-9]-[A-Za-z0-9]{140,170}"
            "|xoxe-[0-9]-[A-Za-z0-9]{140,170}|xapp-[0-9]-[A-Z0-9]{8,14}-[0-9]{8,14}-[a-f0-9]{32,80}"
        ),
        accept=not_an_example,
        published=5,
    ),
    Rule(
        "slack-webhook",
        "Slack webhook",
        ("hooks.slack.com/",),
        r"hooks\.slack\.com/(?P<secret>(?:services|workflows|triggers)/[A-Za-z0-9]{8,14}/[A-Za-z0-9]{8,20}/[A-Za-z0-9/]{20,60})",
        accept=not_an_example,
    ),
    Rule(
        "discord-token",
        "Discord bot token",
        ("mt", "mj", "mz", "nd", "nt", "nj", "nz", "od", "ot"),
        token(r"[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}"),
        accept=_names_a_bot,
    ),
    Rule(
        "discord-user-token",
        "Discord token of a user",
        ("mfa.",),
        token(r"mfa\.[A-Za-z0-9_-]{84}"),
        accept=not_an_example,
        published=4,
    ),
    Rule(
        "discord-webhook",
        "Discord webhook",
        ("/api/webhooks/",),
        r"discord(?:app)?\.com/api/webhooks/[0-9]{17,20}/(?P<secret>[A-Za-z0-9_-]{60,80})(?![A-Za-z0-9_-])",
        accept=not_an_example,
    ),
    Rule(
        "teams-webhook",
        "Microsoft Teams webhook",
        ("webhookb",),
        rf"webhook\.office\.com/webhookb2/(?P<secret>{_UUID}@{_UUID}/IncomingWebhook/[0-9a-f]{{32}}/{_UUID})",
        near="word",
    ),
    Rule(
        "telegram-token",
        "Telegram bot token",
        ("aa",),
        r"(?:(?<![0-9A-Za-z])|(?<=bot))(?P<secret>[0-9]{8,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])",
        accept=not_an_example,
    ),
)
