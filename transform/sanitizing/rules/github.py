"""Tokens of GitHub, whose last characters are a checksum."""

from __future__ import annotations

import re

from ..recognition.checksums import crc32_base62
from ..recognition.rule import Rule, not_an_example, token


def _checked(match: re.Match[str]) -> bool:
    """Accept by the checksum; a refresh token is too long to be anything else, and not all of them have one."""
    secret = match.group("secret")
    return crc32_base62(secret) or (len(secret) == 80 and not_an_example(match))


RULES = (
    Rule(
        "github-token",
        "GitHub token",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        token("gh[pousr]_(?:[A-Za-z0-9]{76}|[A-Za-z0-9]{36})"),
        accept=_checked,
        published=4,
    ),
    Rule(
        "github-fine-grained-token",
        "GitHub fine-grained token",
        ("github_pat_",),
        token("github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
        accept=not_an_example,
        published=11,
    ),
)
