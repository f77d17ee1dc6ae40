"""Tokens of GitHub carry a checksum."""

from __future__ import annotations

import pytest
from makers import ALNUM, URLSAFE
from one_rule import M, found_by

SECRETS = [
    ("github-token", "x = '%s';", M.with_crc("ghp_")),
    ("github-token", "x = '%s';", M.with_crc("gho_")),
    (
        "github-installation-token",
        "x = '%s';",
        f"ghs_1234567_{M.json_part({'typ': 'JWT', 'alg': 'ES256'})}.{M.some(URLSAFE, 300)}.{M.some(URLSAFE, 86)}",
    ),
    ("github-fine-grained-token", "x = '%s';", "github_pat_" + M.some(ALNUM, 22) + "_" + M.some(ALNUM, 59)),
]
LOOK_ALIKES = [
    "ghp_" + M.some(ALNUM, 36),
    "ghp_" + "x" * 36,
    "ghp_yourtokenhere",
    "xghp_" + M.with_crc(""),
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("github", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("github", text) == []
