"""Tokens of GitLab."""

from __future__ import annotations

from ..recognition.rule import Rule, not_an_example, token

RULES = (
    Rule(
        "gitlab-token",
        "GitLab token",
        ("glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-", "gloas-", "glsoat-",
         "glffct-", "gr1348941"),
        token(
            "gl(?:pat|dt|rt|ft|imt|soat|ffct)-(?:t[0-9]_)?[A-Za-z0-9_-]{20}"
            r"|gl(?:pat|dt|rt|ft|imt|soat|ffct)-[A-Za-z0-9_-]{27,300}\.[0-9a-z]{2}\.?[0-9a-z]{7}"
            "|glptt-[0-9a-f]{40}|glcbt-[0-9a-fA-F]{1,5}_[A-Za-z0-9_-]{20}"
            "|glagent-[A-Za-z0-9_-]{50}|gloas-[0-9a-f]{64}|GR1348941[A-Za-z0-9_-]{20}"
        ),
        accept=not_an_example,
        published=5,
    ),
)  # fmt: skip
