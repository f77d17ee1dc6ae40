"""Keys of Microsoft Azure."""

from __future__ import annotations

import pytest
from makers import ALNUM
from one_rule import M, found_by

SECRETS = [
    ("azure-account-key", "AccountName=a;AccountKey=%s;X=y", M.b64(64)),
    ("azure-sas-signature", "https://a.blob.core.test/c?sv=1&sig=%s", M.some(ALNUM, 43) + "%3D"),
    ("azure-client-secret", "x = '%s'", M.some(ALNUM, 3) + "8Q~" + M.some(ALNUM, 33) + "x"),
    ("azure-devops-token", "x = '%s'", M.some(ALNUM, 76) + "AZDO" + M.some(ALNUM, 4)),
    ("azure-function-key", "https://f.azurewebsites.net/api/run?a=b&code=%s", M.some(ALNUM, 54) + "=="),
]
LOOK_ALIKES = [
    "https://a.test/?sig=off",
    "AccountKey={{key}}",
    "https://f.azurewebsites.net/api/run?code={{code}}",
    "https://other.test/?code=" + M.some(ALNUM, 54),
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("azure", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("azure", text) == []
