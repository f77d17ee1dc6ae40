"""Tokens of services that watch over applications."""

from __future__ import annotations

import pytest
from makers import ALNUM, HEX, UPPER
from one_rule import M, found_by

#: Printed in Grafana's own tests: its checksum is little-endian.
GRAFANA = "glsa_yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58a"

SECRETS = [
    ("grafana-token", "x = '%s';", GRAFANA),
    ("new-relic-key", "x = '%s';", "NRAK-" + M.some(UPPER, 27)),
    ("new-relic-licence", "x = '%s';", M.some(HEX, 36) + "NRAL"),
]
LOOK_ALIKES = [
    "glsa_" + M.some(ALNUM, 32) + "_00000000",
    "sdk-for-the-browser",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_surrounds_it(rule, text, secret):
    assert (rule, secret) in found_by("monitoring", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("monitoring", text) == []
