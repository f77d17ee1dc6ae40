"""Keys of services that keep secrets."""

from __future__ import annotations

import pytest
from makers import ALNUM, URLSAFE
from one_rule import M, found_by

SECRETS = [
    ("vault-token", "x = '%s';", "hvs." + M.some(URLSAFE, 90) + "r"),
    ("doppler-token", "x = '%s';", "dp.pt." + M.some(ALNUM, 43)),
]
LOOK_ALIKES = [
    "hvs.CAESI...",
    "dp.pt.short",
    "st.classList.add",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_surrounds_it(rule, text, secret):
    assert (rule, secret) in found_by("vaults", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("vaults", text) == []
