"""Tokens of GitLab."""

from __future__ import annotations

from ..recognition.checksums import crc32_base36
from ..recognition.rule import JSON_WEB_TOKEN, Rule, not_an_example, token

_SOURCE = "https://docs.gitlab.com/security/tokens/"
_PREFIX = "gl(?:pat|dt|rt|rtr|ft|imt|soat|ffct|wt)-"


def _fits(secret: str) -> bool:
    return crc32_base36(secret[:-7], secret[-7:])


RULES = (
    Rule(
        "gitlab-token",
        "GitLab token",
        (
            "glpat-",
            "gldt-",
            "glrt-",
            "glrtr-",
            "glwt-",
            "glcbt-",
            "glptt-",
            "glft-",
            "glimt-",
            "glagent-",
            "gloas-",
            "glsoat-",
            "glffct-",
            "gr1348941",
        ),
        token(
            f"{_PREFIX}(?:t[0-9]_)?[A-Za-z0-9_-]{{20}}",
            "glimt-[A-Za-z0-9_-]{25}",
            "glptt-[0-9a-f]{40}",
            "glcbt-[0-9a-zA-Z]{1,5}_[A-Za-z0-9_-]{20}",
            rf"glcbt-{JSON_WEB_TOKEN}",
            "glagent-[A-Za-z0-9_-]{50}",
            "gloas-[A-Za-z0-9_-]{64}",
            "GR1348941[A-Za-z0-9_-]{20}",
        ),
        accept=not_an_example,
        published=5,
        source=_SOURCE,
    ),
    Rule(
        "gitlab-routable-token",
        "GitLab token with routing data",
        ("glpat-", "gldt-", "glrt-", "glrtr-", "glwt-", "glcbt-", "glft-", "glimt-", "glsoat-", "glffct-"),
        token(rf"(?:{_PREFIX}|glcbt-)(?:t[0-9]_)?[A-Za-z0-9_-]{{27,300}}\.(?:[0-9a-z]{{2}}\.)?[0-9a-z]{{9}}"),
        accept=not_an_example,
        published=5,
        checksum=_fits,
        source="https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/authn/token_field/generator/routable_token.rb",
    ),
)
