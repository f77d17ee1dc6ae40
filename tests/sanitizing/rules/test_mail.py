"""Keys of services that send messages."""

from __future__ import annotations

import pytest
from makers import HEX, URLSAFE
from one_rule import M, found_by

SECRETS = [
    ("sendgrid-key", "x = '%s';", "SG." + M.some(URLSAFE, 22) + "." + M.some(URLSAFE, 42) + "x"),
    ("mailgun-key", "x = '%s';", "key-" + M.some(HEX, 32)),
    ("mailchimp-key", "x = '%s';", M.some(HEX, 32) + "-us14"),
    ("twilio-key", "x = '%s';", "SK" + M.some(HEX, 32)),
    ("twilio-auth-token", "twilio(accountSid, '%s')", M.some(HEX, 32)),
    ("mailgun-private-key", "mailgun.client({ key: '%s' })", M.some(HEX, 32) + "-1a2b3c4d-5e6f7a8b"),
]
LOOK_ALIKES = [
    "SG.your_sendgrid_api_key",
    "key-value-pairs-are-shown-in-here",
    "md-outlined-text-field-2x",
    "SK-2024-000123",
    M.some(HEX, 32),
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("mail", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("mail", text) == []
