"""Tokens of GitHub, most of which end with a checksum."""

from __future__ import annotations

from ..recognition.checksums import crc32_base62
from ..recognition.rule import JSON_WEB_TOKEN, Rule, not_an_example, token

#: A refresh token is too long to be anything else, and not all of them have a checksum.
_REFRESH_TOKEN = 80


def _fits(secret: str) -> bool:
    return len(secret) == _REFRESH_TOKEN or crc32_base62(secret)


RULES = (
    Rule(
        "github-token",
        "GitHub token",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        token("gh[pousr]_(?:[A-Za-z0-9]{76}|[A-Za-z0-9]{36})"),
        accept=not_an_example,
        published=4,
        checksum=_fits,
        source="https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats",
    ),
    Rule(
        "github-installation-token",
        "GitHub token of an app, with a JSON web token",
        ("ghs_", "ghu_"),
        token(rf"gh[su]_[0-9]{{1,12}}_{JSON_WEB_TOKEN}"),
        accept=not_an_example,
        published=4,
        source="https://github.blog/changelog/2026-05-15-github-app-installation-tokens-per-request-override-header",
    ),
    Rule(
        "github-fine-grained-token",
        "GitHub fine-grained token",
        ("github_pat_",),
        token("github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
        accept=not_an_example,
        published=11,
        source="https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats",
    ),
)
