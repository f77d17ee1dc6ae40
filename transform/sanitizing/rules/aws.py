"""Keys of Amazon Web Services."""

from __future__ import annotations

import re

from ...patterns import pattern
from ..recognition.rule import UUID, Rule, not_an_example, token
from .assignment import BETWEEN

_AWS = pattern(r"(?i)aws|secret[_-]?access")


def _of_aws(match: re.Match[str]) -> bool:
    return bool(_AWS.search(match.string[max(0, match.start() - 60) : match.start()])) and not_an_example(
        match
    )


RULES = (
    Rule(
        "aws-access-key",
        "AWS access key id",
        ("akia", "asia", "abia", "acca", "a3t"),
        token("(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z2-7]{16}"),
        accept=not_an_example,
        published=4,
        source="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes",
    ),
    Rule(
        "aws-secret-key",
        "AWS secret access key",
        pattern=BETWEEN + r"[\\\"'`]{0,4}(?P<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
        accept=_of_aws,
        near="name",
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/aws.yml",
    ),
    Rule(
        "aws-bedrock-key",
        "Amazon Bedrock API key",
        ("absk", "bedrock-api-key-"),
        token(
            "ABSK[A-Za-z0-9+/]{109,269}={0,2}",
            "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/]{20,4000}={0,2}",
            ends="A-Za-z0-9+/=",
        ),
        published=4,
        source="https://github.com/betterleaks/betterleaks",
    ),
    Rule(
        "aws-mws-token",
        "Amazon MWS token",
        ("amzn.mws.",),
        token(rf"amzn\.mws\.{UUID}"),
        published=9,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/amazonmws.yml",
    ),
)
