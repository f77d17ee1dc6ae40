"""Tokens and webhooks of chat services."""

from __future__ import annotations

import re

from ..recognition.checksums import base64_text
from ..recognition.rule import UUID, Rule, not_an_example, token


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
            r"xox[abposre]-(?:[0-9]-)?[0-9]{8,14}(?:-[A-Za-z0-9]{6,80}){1,4}",
            r"xoxe\.xox[bp]-[0-9]-[A-Za-z0-9]{140,170}",
            "xoxe-[0-9]-[A-Za-z0-9]{140,170}",
            "xapp-[0-9]-[A-Z0-9]{8,14}-[0-9]{8,14}-[a-f0-9]{32,80}",
        ),
        accept=not_an_example,
        published=5,
        source="https://api.slack.com/authentication/token-types",
    ),
    Rule(
        "slack-webhook",
        "Slack webhook",
        ("hooks.slack.com/",),
        r"""(?x)
        hooks\.slack\.com/
        (?P<secret>(?:services|workflows|triggers)/[A-Za-z0-9]{8,14}/[A-Za-z0-9]{8,20}/[A-Za-z0-9/]{20,60})
        """,
        accept=not_an_example,
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "discord-token",
        "Discord bot token",
        ("mt", "mj", "mz", "nd", "nt", "nj", "nz", "od", "ot"),
        token(r"[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}"),
        accept=_names_a_bot,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/discord.yml",
    ),
    Rule(
        "discord-user-token",
        "Discord token of a user",
        ("mfa.",),
        token(r"mfa\.[A-Za-z0-9_-]{84}"),
        accept=not_an_example,
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/discord.yml",
    ),
    Rule(
        "discord-webhook",
        "Discord webhook",
        ("/api/webhooks/",),
        r"""(?x)
        discord(?:app)?\.com/api/webhooks/[0-9]{17,20}/
        (?P<secret>[A-Za-z0-9_-]{60,80})(?![A-Za-z0-9_-])
        """,
        accept=not_an_example,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/discord.yml",
    ),
    Rule(
        "teams-webhook",
        "Microsoft Teams webhook",
        ("webhookb",),
        rf"""(?x)
        webhook\.office\.com/webhookb2/
        (?P<secret>{UUID}@{UUID}/IncomingWebhook/[0-9a-f]{{32}}/{UUID}(?:/[A-Za-z0-9_-]{{1,80}})?)
        """,
        near="word",
        source="https://github.com/gitleaks/gitleaks/blob/v8.30.1/config/gitleaks.toml",
    ),
    Rule(
        "telegram-token",
        "Telegram bot token",
        ("aa",),
        r"""(?x)
        (?:(?<![0-9A-Za-z])|(?<=bot))
        (?P<secret>[0-9]{8,10}:AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])
        """,
        accept=not_an_example,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/telegram.yml",
    ),
    Rule(
        "slack-session",
        "Slack session token or cookie",
        ("xoxc-", "xoxd-"),
        token("xoxc-[0-9]{9,15}(?:-[0-9]{9,15}){2}-[0-9a-f]{64}", "xoxd-[A-Za-z0-9%/+_-]{100,400}={0,2}"),
        accept=not_an_example,
        published=5,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/slack.yml",
    ),
)
