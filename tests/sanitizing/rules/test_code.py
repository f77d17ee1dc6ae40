"""Secrets in calls and comparisons."""

from __future__ import annotations

import pytest
from one_rule import M, found_by

SECRETS = [
    ("cryptographic-key-in-code", "jwt.sign(payload, '%s')", M.password()),
    ("cryptographic-key-in-code", "CryptoJS.AES.encrypt(JSON.stringify(x), '%s')", M.password()),
    ("comparison", "if ('%s' === form.password) go()", M.password()),
    ("cryptographic-key-in-code", "SELECT crypt('%s', gen_salt('bf'))", M.password()),
]
LOOK_ALIKES = [
    "jwt.sign(payload, process.env.SECRET)",
    "'Enter2024' === event.key",
    "crypt('{{p.text}}', gen_salt('bf'))",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_surrounds_it(rule, text, secret):
    assert (rule, secret) in found_by("code", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("code", text) == []
