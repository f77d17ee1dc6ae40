"""JSON web tokens."""

from __future__ import annotations

import pytest
from makers import URLSAFE
from one_rule import M, found_by

SECRETS = [
    (
        "jwt",
        "x = '%s'",
        M.json_part({"alg": "HS256"}) + "." + M.json_part({"sub": "a", "exp": 1}) + "." + M.some(URLSAFE, 43),
    ),
    (
        "jwt",
        "?t=%s&a",
        M.json_part({"alg": "RSA-OAEP", "enc": "A256GCM"})
        + "."
        + ".".join(M.some(URLSAFE, 40) for _ in range(4)),
    ),
]
LOOK_ALIKES = [
    M.json_part({"alg": "HS256"})
    + "."
    + M.json_part({"sub": "1234567890", "name": "John Doe"})
    + "."
    + M.some(URLSAFE, 43),
    M.json_part({"page": 1, "sort": "name"}) + "." + M.some(URLSAFE, 30) + "." + M.some(URLSAFE, 30),
    "eyJhbGciOi...",
    M.json_part({"alg": "HS256"}),
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("jwt", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("jwt", text) == []
