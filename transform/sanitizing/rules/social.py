"""Tokens of social networks and of media services."""

from __future__ import annotations

from ..recognition.rule import Rule, not_an_example, token

RULES = (
    Rule(
        "instagram-token",
        "Instagram access token",
        ("igqv",),
        token("IGQV[A-Za-z0-9_-]{100,250}"),
        published=4,
        source="https://developers.facebook.com/docs/instagram-platform/",
    ),
    Rule(
        "linkedin-secret",
        "LinkedIn client secret",
        ("wpl_ap",),
        token(r"WPL_AP[0-9]\.[A-Za-z0-9]{14,18}\.[A-Za-z0-9+/]{6,8}={0,2}", ends="A-Za-z0-9+/="),
        published=8,
        source="https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow",
    ),
    Rule(
        "facebook-token",
        "Facebook access token",
        ("eaa",),
        token("EAA[A-Za-z0-9]{90,400}"),
        published=3,
        source="https://developers.facebook.com/docs/facebook-login/guides/access-tokens/",
    ),
    Rule(
        "twitter-bearer",
        "X (Twitter) bearer token",
        ("aaaaaaaaaaaaaaaaaaaaa",),
        token("A{21}[A-Za-z0-9%]{60,140}", ends="A-Za-z0-9%"),
        source="https://docs.x.com/fundamentals/authentication/oauth-2-0/bearer-tokens",
    ),
    Rule(
        "twitch-token",
        "Twitch token",
        ("oauth:",),
        token("oauth:[a-z0-9]{30}"),
        published=6,
        source="https://dev.twitch.tv/docs/chat/irc/",
    ),
    Rule(
        "frame-io-token",
        "Frame.io token",
        ("fio-u-",),
        token("fio-u-[A-Za-z0-9_=-]{64}", ends="A-Za-z0-9_=-"),
        accept=not_an_example,
        published=6,
        source="https://developer.frame.io/docs/getting-started/authentication",
    ),
    Rule(
        "adobe-secret",
        "Adobe client secret",
        ("p8e-",),
        token("p8e-[A-Za-z0-9_-]{32}"),
        accept=not_an_example,
        published=4,
        source="https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/",
    ),
)
