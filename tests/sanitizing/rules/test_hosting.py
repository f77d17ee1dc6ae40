"""Tokens of hosting services."""

from __future__ import annotations

import pytest
from makers import ALNUM, HEX
from one_rule import M, found_by

SECRETS = [
    ("digitalocean-token", "x = '%s';", "dop_v1_" + M.some(HEX, 64)),
    ("heroku-key", "x = '%s';", "HRKU-" + M.uuid()),
    ("terraform-token", "x = '%s';", M.some(ALNUM, 14) + ".atlasv1." + M.some(ALNUM, 67)),
    ("pulumi-token", "x = '%s';", "pul-" + M.some(HEX, 40)),
    ("circleci-token", "x = '%s';", "CCIPAT_" + M.some(ALNUM, 22) + "_" + M.some(HEX, 40)),
]
LOOK_ALIKES = [
    "pul-quote-with-a-long-class-name-of-forty-one",
    "rnd_between_one_and_ten_inclusive",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("hosting", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("hosting", text) == []
