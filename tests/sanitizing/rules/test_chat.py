"""Tokens and webhooks of chat services."""

from __future__ import annotations

import pytest
from makers import ALNUM, UPPER, URLSAFE
from one_rule import M, found_by

SECRETS = [
    ("slack-token", "x = '%s'", "xoxb-123456789012-210987654321-" + M.some(ALNUM, 24)),
    (
        "slack-webhook",
        "https://hooks.slack.com/%s",
        "services/T" + M.some(UPPER, 9) + "/B" + M.some(UPPER, 10) + "/" + M.some(ALNUM, 24),
    ),
    ("discord-webhook", "https://discord.com/api/webhooks/123456789012345678/%s", M.some(URLSAFE, 67) + "x"),
    (
        "telegram-token",
        "https://api.telegram.org/bot%s/sendMessage",
        "9182736450:AA" + M.some(URLSAFE, 32) + "k",
    ),
    ("discord-user-token", "x = '%s'", "mfa." + M.some(URLSAFE, 83) + "a"),
]
LOOK_ALIKES = [
    "xoxb-your-token",
    "https://hooks.slack.com/services/T00000000/B00000000/" + "X" * 24,
    "https://discord.com/api/webhooks/{{id}}/{{token}}",
    "https://api.telegram.org/bot<token>/getMe",
    "MTIz" + "." * 3,
    M.some(ALNUM, 26) + "." + M.some(ALNUM, 6) + "." + M.some(ALNUM, 38),
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("chat", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("chat", text) == []
