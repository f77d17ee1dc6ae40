"""Tokens of social networks and of media services."""

from __future__ import annotations

from ..recognition.rule import Rule, mixed, not_an_example, token

RULES = (
    Rule(
        "instagram-token",
        "Instagram access token",
        ("igqv", "igaa"),
        token("IG(?:QV|AA)[A-Za-z0-9_-]{50,250}"),
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/instagram.yml",
    ),
    Rule(
        "linkedin-secret",
        "LinkedIn client secret",
        ("wpl_ap",),
        token(r"WPL_AP[0-9]\.[A-Za-z0-9]{14,18}\.[A-Za-z0-9+/]{6,8}={0,2}", ends="A-Za-z0-9+/="),
        published=8,
        severity="warning",
        source="https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow",
    ),
    Rule(
        "facebook-token",
        "Facebook access token",
        ("eaa",),
        token("EAA[A-Za-z0-9]{90,400}"),
        published=3,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/facebook.yml",
    ),
    Rule(
        "twitter-bearer",
        "X (Twitter) bearer token",
        ("aaaaaaaaaaaaaaaaaaaaa",),
        token("A{21}[A-Za-z0-9%]{60,140}", ends="A-Za-z0-9%"),
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "twitch-token",
        "Twitch token",
        ("oauth:",),
        token("oauth:[a-z0-9]{30}"),
        published=6,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/twitch.yml",
    ),
    Rule(
        "frame-io-token",
        "Frame.io token",
        ("fio-u-",),
        token("fio-u-[A-Za-z0-9_=-]{64}", ends="A-Za-z0-9_=-"),
        accept=not_an_example,
        published=6,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/frameio.yml",
    ),
    Rule(
        "adobe-secret",
        "Adobe client secret",
        ("p8e-",),
        token("p8e-[A-Za-z0-9_-]{32}"),
        accept=not_an_example,
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/adobe.yml",
    ),
    Rule(
        "pinterest-token",
        "Pinterest token",
        ("pina_", "pinr_"),
        token("pin[ar]_[A-Za-z0-9_-]{20,300}"),
        accept=mixed,
        published=5,
        source="https://github.com/mongodb/kingfisher",
    ),
    Rule(
        "lichess-token",
        "Lichess token",
        ("lip_",),
        token("lip_[A-Za-z0-9_]{16,60}"),
        accept=mixed,
        published=4,
        source="https://lichess.org/api",
    ),
)
