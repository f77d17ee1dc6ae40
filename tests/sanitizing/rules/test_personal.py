"""Data about people, with valid check digits."""

from __future__ import annotations

import pytest
from one_rule import found_by

SECRETS = [
    ("email-address", "call %s now", "jo.miller@kontor.de"),
    ("phone-number", "call %s now", "+49 30 1234567"),
    ("phone-number", "call %s now", "(212) 555-0188"),
    ("email-address", "mailto:%s", "bob@corp.io"),
    ("email-address", "email:%s", "jane.roe@acme-corp.com"),
    ("email-address", "https://x.internal.test/u?e=1&to=%s&x", "jane.roe%40acme-corp.com"),
    ("email-address", "to %s", "jöhn@acme.de"),
    ("phone-number", "call %s now", "415-555-2671"),
    ("social-security-number", "SSN %s", "536-22-8714"),
    ("card-number", "card %s", "4539 1488 0343 6467"),
    ("bank-account", "pay to %s please", "DE89 3704 0044 0532 0130 00"),
]
LOOK_ALIKES = [
    "someone@example.com",
    "noreply@kontor.de",
    "logo@2x.png",
    "4539 1488 0343 6468",
    "postgres://app:pw7@db.corp.io/x",
    "someone%40example.com",
    "2024-415-555-2671",
    "415-555-2671-88",
    "000-12-3456",
    "2024-05-1234",
    "a-536-22-8714",
    "4111 1111 1111 1111",
    "DE88 3704 0044 0532 0130 00",
    "+1",
    "1 + 2 (3)",
    "version 4539.1488.0343.6467",
]


@pytest.mark.parametrize(("rule", "text", "secret"), SECRETS)
def test_a_secret_is_found_without_what_stands_around_it(rule, text, secret):
    assert (rule, secret) in found_by("personal", text.replace("%s", secret))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("personal", text) == []
