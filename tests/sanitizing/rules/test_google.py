"""Keys of Google."""

from __future__ import annotations

import pytest
from makers import UPPER, URLSAFE
from one_rule import M, found_by

SECRETS = [
    ("google-api-key", "x = '%s';", "AIza" + M.some(URLSAFE, 34) + "Z"),
    ("google-oauth-secret", "x = '%s';", "GOCSPX-" + M.some(URLSAFE, 27) + "a"),
    ("google-access-token", "x = '%s';", "ya29." + M.some(URLSAFE, 60)),
    ("google-refresh-token", "x = '%s';", "1//0g" + M.some(URLSAFE, 97) + "a"),
    ("google-hmac-key", "x = '%s';", "GOOG1E" + M.some(UPPER, 55)),
]
LOOK_ALIKES = [
    "AIzaSy" + "X" * 33,
    "AIza" + M.some(URLSAFE, 20),
    "123456789012-abc.apps.googleusercontent.com",
    "https://a.test/1//0/2",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("google", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("google", text) == []
