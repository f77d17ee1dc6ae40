"""Keys of Amazon Web Services."""

from __future__ import annotations

import pytest
from makers import ALNUM, BASE32
from one_rule import M, found_by

SECRETS = [
    ("aws-access-key", "x = '%s';", "AKIA" + M.some(BASE32, 16)),
    ("aws-bedrock-key", "x = '%s';", "ABSK" + M.some(ALNUM, 120)),
    ("aws-secret-key", "aws_secret_access_key = '%s'", M.some(ALNUM, 20) + "/" + M.some(ALNUM, 18) + "1"),
    ("aws-mws-token", "token: %s", "amzn.mws." + M.uuid()),
]
LOOK_ALIKES = [
    "AKIA" + "IOSFODNN7" + "EXAMPLE",
    "AKIA" + M.some(BASE32, 12),
    "xAKIA" + M.some(BASE32, 16),
    "secret = " + M.some(ALNUM, 40),
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("aws", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("aws", text) == []
